"""Calf-pain triage over Arrow columns. It informs; it does not diagnose."""

from os import PathLike
from typing import Any, Literal, Mapping, Protocol, Sequence, final

__all__ = ["Columns", "Content", "Outcomes", "__version__", "load"]

__version__: str

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(
        self, requested_schema: object | None = None
    ) -> tuple[object, object]: ...

_Unknown = Literal["unasked", "no", "not_sure"]
_Answer = str | Sequence[str] | int | float

@final
class Columns:
    """Which columns there are."""

    @property
    def names(self) -> list[str]:
        """The names, in order."""

    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class Outcomes:
    """A table of outcomes, a row for each case.

    It speaks Arrow: `polars.DataFrame(outcomes)`, `pyarrow.table(outcomes)`.
    """

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""

    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Content:
    """Clinical content, compiled once and used for any number of cases."""

    @property
    def id(self) -> str:
        """The id of the module, such as `calf_pain`."""

    @property
    def version(self) -> str:
        """The version of the module."""

    @property
    def hash(self) -> str:
        """The hash of the module's text: two with the same hash say the same of every case."""

    def schema(self) -> Columns:
        """The columns that `assess` reads: one for each finding, none of them required."""

    def outcome_schema(self) -> Columns:
        """The columns that `assess` gives back."""

    def assess(self, cases: _ArrowStream | _ArrowArray) -> Outcomes:
        """What content says of each row of a table, in their order.

        `cases` is anything that speaks Arrow: a table of pyarrow, Polars, pandas or DuckDB. Its columns are findings;
        what is missing or null was not asked, and columns that are no findings are left alone. A row that is no case
        has its reasons in the column `refused`, and no outcome.

        Raises ValueError for a column that holds something else than its finding, or is nearly named as one.
        """

    def assess_one(
        self,
        answers: Mapping[str, _Answer],
        *,
        region: str | None = None,
    ) -> dict[str, Any]:
        """What content says of one person: disposition, reasons, causes, care advice and warning signs.

        `answers` has an option, a list of options or a number by finding. `region` says whose emergency number and
        names of places.

        Raises ValueError with everything in the answers that cannot be used.
        """

def load(
    path: str | PathLike[str] | None = None,
    *,
    unknown: _Unknown = "unasked",
    causes: bool = False,
) -> Content:
    """The content of a folder, or the calf-pain module that is built in.

    `unknown` says how a patient finding without an answer is taken. With `causes`, outcomes name the likeliest cause,
    which takes many times as long.

    Raises ValueError with every fault in the content, its place and how to mend it.
    """
