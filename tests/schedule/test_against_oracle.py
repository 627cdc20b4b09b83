"""The schedule against a slow one made of lists of working minutes, on random plans that use everything."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.model.document import read_document
from milepost.schedule.schedule import Schedule, schedule
from tests.schedule.oracle import evening, text, worked
from tests.schedule.random_plans import Features, RandomPlan, random_plan

SEEDS = st.integers(0, 2**32 - 1)


def engine(made: RandomPlan) -> Schedule:
    plan, draft = read_document(made.document)
    assert plan is not None and not draft.problems, draft.problems
    return schedule(plan)


def check_early(made: RandomPlan) -> None:
    found, oracle = engine(made), made.oracle
    ours = {each.id: (each.early_start, each.early_finish) for each in found.activities}
    theirs = {work.id: (text(oracle.start(work)), text(oracle.finish(work))) for work in oracle.works.values()}
    for work in oracle.works.values():
        if work.point and work.actual_finish is None and work.actual_start is None:
            theirs[work.id] = (text(oracle.finish(work)),) * 2
    assert ours == theirs
    assert found.finish == text(oracle.plan_finish)


def check_late(made: RandomPlan) -> None:
    found, oracle = engine(made), made.oracle
    for work in oracle.works.values():
        if work.actual_finish is not None:
            continue
        ours = found.activity(work.id)
        early = oracle.places[work.id]
        if work.point:
            last = work.last(lambda place, work=work: oracle.harmless(work, place))  # type: ignore[misc]
            free = work.last(lambda place, work=work: oracle.moves_nothing(work, place))  # type: ignore[misc]
            assert ours.total_float_minutes == worked(work.calendar, early, last)
            assert ours.free_float_minutes == worked(work.calendar, early, free)
            shown = evening(last, work.calendar)
            assert ours.late_finish == text(max(shown, early) if last >= early else shown)
            continue
        assert ours.total_float_minutes is not None and ours.free_float_minutes is not None
        last = early + ours.total_float_minutes
        assert oracle.harmless(work, last) and not oracle.harmless(work, last + 1)
        assert (ours.late_start, ours.late_finish) == (text(work.begins(last)), text(work.ends(last)))
        free = early + ours.free_float_minutes
        assert oracle.moves_nothing(work, free) and not oracle.moves_nothing(work, free + 1)


def check_drivers(made: RandomPlan) -> None:
    found, oracle = engine(made), made.oracle
    contradicted = {each.subject for each in found.problems if each.code == "hold-contradicted"}
    for work in oracle.works.values():
        if work.actual_finish is not None:
            continue
        wanted, place = oracle.wanted[work.id], oracle.places[work.id]
        assert (work.id in contradicted) == (work.held and wanted > place), work.id
        driver = found.activity(work.id).driver
        if wanted != place or work.hard:
            assert wanted == place or driver is None
        else:
            tight = oracle.tight(work)
            assert driver in tight if tight else driver is None


@given(SEEDS)
@settings(max_examples=1000)
def test_S2_early_dates_are_those_of_the_oracle(seed: int) -> None:
    check_early(random_plan(Random(seed)))


@given(SEEDS)
@settings(max_examples=500)
def test_S6_later_by_the_float_harms_nothing_and_by_one_minute_more_does(seed: int) -> None:
    check_late(random_plan(Random(seed)))


@given(SEEDS)
@settings(max_examples=300)
def test_S6_the_driver_is_a_predecessor_without_which_it_could_be_earlier(seed: int) -> None:
    check_drivers(random_plan(Random(seed), Features(as_late=False)))


def check_longest_path(made: RandomPlan) -> None:
    made.document["schedule"]["critical"] = "longest_path"
    found = engine(made)
    assert {each.id for each in found.activities if each.critical} == made.oracle.longest_path()


@given(SEEDS)
@settings(max_examples=300)
def test_S6_5_the_longest_path_is_that_of_the_oracle(seed: int) -> None:
    check_longest_path(random_plan(Random(seed)))
