"""`import milepost`: quick, and the same names however one comes by them."""

import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import milepost
from milepost.exchange import read, write

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "plans" / "small.yaml"


def run(code: str) -> str:
    paths = [path for path in sys.path if path]
    begin = f"import sys; sys.path[:] = {paths!r}\n"
    done = subprocess.run([sys.executable, "-c", begin + code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_P24_import_loads_nothing_heavy() -> None:
    loaded = run("import milepost\nprint(*{name.partition('.')[0] for name in sys.modules})").split()
    assert not {"numpy", "numba", "pydantic", "yaml", "rich", "typer"} & set(loaded)


def test_every_name_is_there() -> None:
    assert milepost.read is read.read
    assert milepost.write is write.write
    assert milepost.PlanFileError is read.PlanFileError
    assert set(milepost.__all__) == set(dir(milepost))
    with pytest.raises(AttributeError, match="nothing"):
        getattr(milepost, "nothing")  # noqa: B009 -- a type checker refuses the plain attribute


def test_the_version_is_that_of_the_project() -> None:
    try:
        version("milepost")
    except PackageNotFoundError:
        pytest.skip("milepost is on the path and not installed")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert milepost.__version__ == project["version"]


SCHEDULED = f"plan = milepost.read({str(SMALL)!r})\nassert type(milepost.schedule(plan)).__name__ == 'Schedule'\n"
ORDERS = {
    "by attribute": "import milepost\n",
    "module first": "import milepost.schedule.schedule\nimport milepost\n",
    "function first": "from milepost.schedule.schedule import schedule\nimport milepost\n",
    "from the top": "from milepost import schedule\nimport milepost\n",
}


@pytest.mark.parametrize("order", ORDERS)
def test_P24_schedule_is_a_package_and_a_function(order: str) -> None:
    after = "from milepost.schedule.schedule import Schedule\nimport milepost.schedule.calendar as calendar\n"
    assert run(ORDERS[order] + after + SCHEDULED + "print(calendar.__name__)") == "milepost.schedule.calendar"


def test_P24_a_callable_package_passes_on_what_it_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("weigh", "weigh/weigh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / "weigh" / "__init__.py").write_text(
        "from milepost.callable_package import make_callable\nmake_callable(__name__)\n", encoding="utf-8"
    )
    (tmp_path / "weigh" / "weigh.py").write_text(
        "def weigh(plan, *, seed=1):\n    '''Weigh it.'''\n    return plan, seed\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    code = "import inspect, weigh\nprint(weigh('plan', seed=7), weigh.weigh.weigh.__name__, inspect.signature(weigh))"
    assert run(code) == "('plan', 7) weigh (plan, *, seed=1)"
