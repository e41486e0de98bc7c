"""What is on hand of supplies, at the command line."""


def test_what_is_on_hand_is_told_with_the_supplies(desk) -> None:  # type: ignore[no-untyped-def]
    for code, name in (("YP-1", "Pen"), ("YP-2", "Ruler")):
        assert desk("add", "supply", f"code={code}", f"name={name}", "unit=pc").status == 0
    desk("do", "receive", "supply", "YP-1", "quantity=12.5", "amount=5000")
    desk("do", "issue", "supply", "YP-1", "quantity=4", "department=04")
    listed = desk("list", "supply").out.splitlines()
    assert "On hand" in listed[0]
    assert [line.split()[2] for line in listed if line.startswith("YP-")] == ["8.5", "0"]
    told = {each["code"]: each["on_hand"] for each in desk("list", "supply", "--format", "json").json}
    assert told == {"YP-1": "8.5", "YP-2": "0"}
    assert desk("show", "supply", "YP-1", "--format", "json").json["on_hand"] == "8.5"
    by_label = desk("list", "supply", "name=Pen", "--columns", "code,On hand", "--format", "csv").out
    assert by_label.split() == ["code,on_hand", "YP-1,8.5"]
    # It is worked out, not kept: nothing writes it.
    assert desk("set", "supply", "YP-1", "on_hand=3").status == 2
