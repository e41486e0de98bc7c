"""The demo office: a believable company made by a seeded script through the operations, so that it obeys every rule."""

from datetime import date

# The day the story ends on: the demo is opened as of it, so that what lies open stays fresh.
LAST_DAY = date(2026, 11, 16)
