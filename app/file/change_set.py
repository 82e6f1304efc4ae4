"""What one change did, for whoever shows the workshop."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

Kind = Literal["do", "undo", "redo", "restore"]


class ChangeSet(Struct, frozen=True, kw_only=True):
    """One change done, undone or redone: read from the journal, so cascades are in it too.

    `touched` holds the ids of every record written, by the name of its list; the details of the workshop
    stand under ``"workshop"``. It is empty where the change wrote nothing: then there is nothing to undo.
    `step` is the stage and step the change was made in, None where it belongs to no step.
    """

    id: str
    label: str
    kind: Kind
    step: tuple[str, str] | None = None
    touched: Mapping[str, frozenset[str]] = MappingProxyType({})
