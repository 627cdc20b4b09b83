"""Moments as requests name them: read as UTC, which every database takes."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, NaiveDatetime


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC) if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    except OverflowError as error:
        raise ValueError("this moment lies outside of the years 1 to 9999 in UTC") from error


When = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment with a time zone, in UTC."""
WhenOrUtc = Annotated[AwareDatetime | NaiveDatetime, AfterValidator(_in_utc)]
"""A moment, in UTC; one without a time zone is UTC."""
