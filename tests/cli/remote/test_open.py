"""A saved view of a plan, opened by its name or its id."""

from pathlib import Path

import pytest

from tests.cli.remote.people import Person, address, administered


def save(data: Path, person: Person, plan: Path, name: str, *, shared: bool = False) -> str:
    """Save a view of a plan's map; its id."""
    token = administered(data, "token", "add", person.email, "--scope", "write")
    with person.server.client(token) as client:
        body = {"name": name, "view": "map", "shared": shared}
        answer = client.post(f"/api/v1/plans/{address(plan).rpartition('/')[2]}/views", json=body)
        answer.raise_for_status()
        return str(answer.json()["id"])


def test_U8_2_a_saved_view_is_opened_by_its_name_in_whatever_case_or_by_its_id(
    ada: Person, bob: Person, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    plan = ada.pushed()
    board = save(data, ada, plan, "Board, monthly", shared=True)
    save(data, ada, plan, "Mine")
    page = f"{address(plan)}/views/{board}"
    for wanted in ("Board, monthly", "board, MONTHLY", board):
        assert ada.done("open", plan, "--view", wanted, DISPLAY="", WAYLAND_DISPLAY="") == f"{page}\n"
    assert opened == []
    bob.done("open", address(plan), "--view", "Board, monthly", DISPLAY=":0")
    assert opened == [page]


def test_U8_2_a_wrong_name_says_which_there_are_and_opens_nothing(
    ada: Person, bob: Person, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    plan = ada.pushed()
    none = ada.run("open", plan, "--view", "Board", DISPLAY=":0")
    assert (none.exit_code, none.stdout) == (2, "")
    assert "There is none yet" in none.stderr
    mine = save(data, ada, plan, "Mine")
    save(data, ada, plan, "Board", shared=True)
    wrong = ada.run("open", plan, "--view", "Bord", DISPLAY=":0")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert wrong.stderr == (
        "Error: You see no saved view of the plan that is called 'Bord'. There are: 'Board', 'Mine'.\n"
    )
    # What somebody keeps to themselves is not there for anybody else, by whatever name.
    for hidden in ("Mine", mine):
        assert f"called {hidden!r}. There are: 'Board'." in bob.run("open", address(plan), "--view", hidden).stderr
    assert opened == []


def test_U8_2_of_two_of_one_name_the_id_says_which(ada: Person, data: Path) -> None:
    plan = ada.pushed()
    shared, own = (save(data, ada, plan, "Board", shared=shared) for shared in (True, False))
    result = ada.run("open", plan, "--view", "Board", DISPLAY="", WAYLAND_DISPLAY="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{shared} (shared), {own} (yours)" in result.stderr
    for each in (shared, own):
        told = ada.done("open", plan, "--view", each, DISPLAY="", WAYLAND_DISPLAY="")
        assert told == f"{address(plan)}/views/{each}\n"
