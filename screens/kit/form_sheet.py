"""The style of the form."""

CSS = """
Form { align: center middle; background: $background 60%; }
Form #form {
    width: 100%; max-width: 140; height: auto; max-height: 100%;
    border: round $border; background: $surface; padding: 0 1;
    border-title-color: $text-primary; border-title-style: bold;
}
Form #fields { height: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
Form #refusal { display: none; height: auto; max-height: 2; color: $text-error; }
Form #preview { border-top: solid $border-blurred; scrollbar-size-vertical: 1; }
Form #preview Static { height: auto; color: $text-muted; }
Form #hint { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
Form Foot { dock: bottom; }
Form.-wide Group > .sides { layout: horizontal; }
Form.-wide Group .side.-after { margin-left: 2; }
Form.-small #form { border: none; padding: 0; }
Form.-small #hint { display: none; }
"""
