"""The launcher."""


def main() -> int:
    from bizdesk.cli import run

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
