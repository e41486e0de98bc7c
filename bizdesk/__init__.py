"""bizdesk: the administration of a small office in one file, from the keyboard."""

__version__ = "0.1.0"
