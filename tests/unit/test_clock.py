"""One clock for a whole build."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillopen import clock


def test_the_clock_is_source_date_epoch_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768478400")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert clock.today() == dt.date(2026, 1, 15)


@pytest.mark.parametrize("set_to", ["tomorrow", "-1", "1.5", "٣", "1e9", "9" * 30, " 1"])
def test_a_clock_that_is_no_time_is_named_with_what_to_do(
    set_to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", set_to)
    with pytest.raises(clock.ClockError, match="SOURCE_DATE_EPOCH") as told:
        clock.today()
    assert set_to in str(told.value)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_other_text_is_a_date_or_a_clear_error(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", text)
        try:
            assert isinstance(clock.today(), dt.date)
        except clock.ClockError:
            assert not text.isdecimal() or len(text) > 11 or not text.isascii()
