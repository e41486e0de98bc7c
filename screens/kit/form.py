"""The form: any declared fields to be filled in, checked, previewed and saved; a draft of it survives a crash."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widgets import Static

from bizdesk.office.errors import Invalid, Refused, Stale
from bizdesk.office.fields import Choice, Date, Instant, Period, Reference, Tags, Typed
from bizdesk.office.faults import in_words
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, visible

from . import form_value
from .bars import Foot
from .drafts import Draft, Drafts
from .form_field import Field
from .form_groups import Group, grouped
from .message import show_refusal, show_text

TWO_COLUMNS = 110
WIDEST_LABEL = 24
FEW_FIELDS = 4
DRAFT_SECONDS = 1.0
PREVIEW_SECONDS = 0.3
LONG_REFUSAL = 300
Layout = tuple[tuple[str, tuple[str, ...]], ...]
