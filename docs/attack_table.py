"""The table of attacks for the document on lockdown. Knows no attack's inside."""

from tests.attack.catalogue import ATTACKS


def attack_table() -> str:
    """One row an attack, in the catalogue's order."""
    rows = [
        "| attack | level | system | result | shown by | why, or what it means |",
        "|---|---|---|---|---|---|",
    ]
    for one in ATTACKS:
        level = str(one.level) if one.level else "any"
        rows.append(
            f"| {one.title} | {level} | {one.system} | {one.verdict} | {one.shown.value} "
            f"| {one.reason} |"
        )
    return "\n".join(rows)
