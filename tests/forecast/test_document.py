"""The document of `milepost forecast --json`, as the design's section 10 has it, and a forecast in a notebook."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import milepost
from milepost.forecast.forecast import Forecast, forecast
from milepost.forecast.frame import MissingLibraryError
from tests.forecast.plans import forecast_of, plan_of

PLANS = Path(__file__).parents[1] / "plans"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
PERCENTILES = {"p10", "p50", "p80", "p90"}
KEYS = {
    "milestones": {"id", "target", "commitment", "deterministic", *PERCENTILES, "mean", "probability_target"}
    | {"interval_target", "probability_commitment", "interval_commitment", "answer"},
    "initiatives": {"id", *PERCENTILES},
    "objectives": {"id", "due", "probability", "probability_key_results"},
    "key_results": {"id", "probability", "p10", "p50", "p90"},
    "activities": {"id", *PERCENTILES, "criticality", "sensitivity", "probability_gain", "p80_days_gain"},
    "risks": {"id", "probability_gain", "p80_days_gain"},
}


@pytest.fixture(scope="module", params=["small", "everything"])
def found(request: pytest.FixtureRequest) -> Forecast:
    return forecast(milepost.read(PLANS / f"{request.param}.yaml"), iterations=500, seed=3, threads=1)


def test_F5_20_the_document_has_the_keys_of_the_interface(found: Forecast) -> None:
    document = found.document()
    assert {"status_date", "iterations", "seed", "spread", *KEYS, "elapsed_seconds"} <= set(document)
    assert (document["iterations"], document["seed"]) == (500, 3)
    assert set(document["elapsed_seconds"]) == {"read", "simulate", "total"}
    for name, keys in KEYS.items():
        for each in document[name]:
            assert keys <= set(each), name
    plan = found.plan
    counts = {
        "milestones": plan.milestones,
        "objectives": plan.objectives,
        "key_results": plan.key_results,
        "risks": plan.risks,
    }
    for name, entities in {**counts, "initiatives": plan.initiatives}.items():
        assert [each["id"] for each in document[name]] == list(entities)
    assert [each["id"] for each in document["activities"]] == [each.id for each in plan.activities()]


def test_F5_20_the_document_is_plain_json_without_NaN_and_the_same_each_time(found: Forecast) -> None:
    document = found.document()
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_F5_20_moments_are_to_the_minute_and_dates_as_the_plan_has_them(found: Forecast) -> None:
    document = found.document()
    assert document["status_date"] == "2026-11-02T00:00"
    for each in (*document["milestones"], *document["initiatives"], *document["objectives"], *document["activities"]):
        for name in (*PERCENTILES, "mean", "deterministic"):
            assert each.get(name) is None or MOMENT.fullmatch(each[name]), (each["id"], name)
    targets = {each["id"]: each["target"] for each in document["milestones"]}
    wanted = {name: each.target.text if each.target else None for name, each in found.plan.milestones.items()}
    assert targets == wanted


def test_F5_21_probabilities_and_shares_lie_in_their_ranges_and_percentiles_rise(found: Forecast) -> None:
    document = found.document()
    for each in document["activities"]:
        assert each["p10"] <= each["p50"] <= each["p80"] <= each["p90"]
        assert 0 <= each["criticality"] <= 1
        assert each["sensitivity"] is None or -1 <= each["sensitivity"] <= 1
    for each in document["milestones"]:
        for name in ("target", "commitment"):
            chance, bounds = each[f"probability_{name}"], each[f"interval_{name}"]
            assert (chance is None) == (bounds is None)
            assert chance is None or 0 <= bounds[0] <= chance <= bounds[1] <= 1


def test_F5_22_a_frame_has_a_row_a_milestone_and_dates_as_timestamps(found: Forecast) -> None:
    pandas = pytest.importorskip("pandas")
    frame = found.frame()
    assert list(frame.index) == list(found.plan.milestones)
    for name in ("target", "commitment", "mean", *PERCENTILES):
        assert pandas.api.types.is_datetime64_any_dtype(frame[name]), name
    for each in found.milestones:
        if each.when is not None:
            assert pandas.Timestamp(each.when.texts()["p80"]) == frame.loc[each.id, "p80"]
            assert frame.loc[each.id, "answer"] == each.answer


def test_F5_22_a_frame_without_milestones_is_empty_and_without_pandas_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = forecast_of(10, tasks=[{"id": "a", "estimate": "1d"}])
    assert nothing.frame().empty
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingLibraryError, match=re.escape("install milepost[frame]")):
        nothing.frame()


def test_F5_23_a_notebook_shows_a_table_in_which_names_are_only_names() -> None:
    milestones: list[dict[str, Any]] = [
        {"id": "m", "name": "<b>Beta</b> & more", "target": "2026-11-20"},
        {"id": "n", "commitment": {"date": "2026-11-25"}, "after": ["m"]},
        {"id": "x", "target": "2026-11-21"},
    ]
    found = forecast_of(100, milestones=milestones, tasks=[{"id": "a", "estimate": "5d", "milestone": "m"}])
    page = found._repr_html_()
    assert "&lt;b&gt;Beta&lt;/b&gt; &amp; more" in page
    assert "<b>" not in page
    assert page.count("<tr>") == 4
    assert "100 futures" in page
    assert found.inputs.spreads.sentence in page
    for each in found.milestones:
        assert each.answer.split(":")[1] in page


def test_F5_24_a_forecast_tells_how_far_it_is() -> None:
    told: list[tuple[float, str]] = []
    forecast(
        plan_of(tasks=[{"id": "a", "estimate": "1d"}]),
        iterations=64,
        threads=1,
        progress=lambda share, what: told.append((share, what)),
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert "64 futures" in [what for _, what in told]
