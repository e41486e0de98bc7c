"""The looks of the screens: dark, light, and one of high contrast."""

from typing import Any

from textual.app import App
from textual.theme import Theme

from .kit import settings

THEMES = (
    Theme(
        name="dark", primary="#7aa2f7", secondary="#89b4c8", accent="#7dcfff", foreground="#d5d9e2",
        background="#14161c", surface="#14161c", panel="#20242e", success="#8fc97f", warning="#e0af68",
        error="#f07178", dark=True,
        variables={
            "block-cursor-background": "#33507f", "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none", "border": "#3a4152", "border-blurred": "#2a2f3b",
            "scrollbar": "#3a4152", "scrollbar-background": "#14161c",
        },
    ),
    Theme(
        name="light", primary="#1f5fa8", secondary="#376a80", accent="#0b6e8c", foreground="#22262e",
        background="#fbfbf9", surface="#fbfbf9", panel="#e8eaee", success="#2b7a2b", warning="#8a5a00",
        error="#b3261e", dark=False,
        variables={
            "block-cursor-background": "#1f5fa8", "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none", "border": "#b9c0cc", "border-blurred": "#d3d8e0",
            "scrollbar": "#b9c0cc", "scrollbar-background": "#fbfbf9",
        },
    ),
    Theme(
        name="contrast", primary="#ffff00", secondary="#00ffff", accent="#00ffff", foreground="#ffffff",
        background="#000000", surface="#000000", panel="#000000", success="#00ff00", warning="#ffff00",
        error="#ff6060", dark=True, text_alpha=1.0,
        variables={
            "block-cursor-background": "#ffff00", "block-cursor-foreground": "#000000",
            "block-cursor-text-style": "bold", "border": "#ffffff", "border-blurred": "#ffffff",
            "scrollbar": "#ffffff", "scrollbar-background": "#000000",
            "text-muted": "#ffffff", "foreground-muted": "#ffffff",
        },
    ),
)  # fmt: skip


def dress(app: App[Any]) -> None:
    """Give an app that is being made the looks, and the one that was chosen last."""
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, settings.get("theme", THEMES[0].name, [theme.name for theme in THEMES]))
    app.stylesheet.set_variables(app.get_css_variables())


def wear(app: App[Any], name: str) -> None:
    """Change the look, and remember it."""
    app.theme = name
    settings.keep("theme", name)
