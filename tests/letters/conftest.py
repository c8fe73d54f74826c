"""What makes some ten thousand letters cheap to write: their paragraphs are the same few, again and again."""

from collections.abc import Iterator
from functools import cache

import pytest

from mailbot.letters import layout


@pytest.fixture(scope="package", autouse=True)
def _paragraphs_laid_out_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "_wrapped", cache(layout._wrapped))
        yield
