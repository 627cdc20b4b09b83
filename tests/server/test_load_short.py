"""The short form of `python -m bench.load`: as many kinds of requests at once, nothing lost; it asserts no times."""

from bench.load_driver import Generator
from bench.load_job import Size, made_job
from tests.server.people import Somebody
from tests.server.process import Server

SHORT = Size(seconds=3, rate=30, streams=20, activities=200)


def test_A7_1_under_load_whatever_was_acknowledged_is_in_the_log_and_came_by_every_stream_once_and_in_order(
    server: Server, somebody: Somebody
) -> None:
    from milepost.server.accounts.tokens import issue

    accounts = [somebody(name) for name in ("Ada", "Grace", "Mary")]
    people = [(each.email, issue(each, name="load", scope="write").secret) for each in accounts]
    job = made_job(server.url, people, SHORT)
    with Generator() as generator:
        generator.warm(job)
        generator.follow()
        report = generator.run()
    assert report.faults == []
    answered = sum(report.counts.get(each, 0) for each in ("answered 200", "answered 304"))
    written = sum(report.counts.get(each, 0) for each in ("acknowledged", "conflicts", "changed nothing"))
    assert answered + written == report.figures["sent late"].count > 30
    others = SHORT.streams - SHORT.streams // len(people) - 1
    assert report.figures["stream, from the acknowledgement"].count >= report.counts["acknowledged"] * others > 0
