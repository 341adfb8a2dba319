from docs.sitting_drawing import CONDITIONS, ambiguous, drawing
from docs.walk import WISHES, Step, walk
from engine.sitting import commands
from engine.sitting.state import Phase
from engine.sitting.table import ALLOWED, WHO


def of(command: type[commands.Command]) -> list[Step]:
    return [step for step in walk() if step.command is command]


def test_the_walk_takes_every_command_in_every_phase_that_allows_it() -> None:
    taken = {(step.before, step.command) for step in walk()}
    assert taken == {(phase, command) for phase in Phase for command in ALLOWED[phase]}


def test_the_walk_meets_every_role_that_may_give_a_command() -> None:
    taken = {(step.command, step.role) for step in walk()}
    assert taken == {(command, role) for command in WHO for role in WHO[command]}


def test_every_command_has_an_example() -> None:
    assert {type(wish.command) for wish in WISHES} == set(WHO)


def test_a_step_that_leads_to_several_phases_by_the_sitting_alone_has_its_words() -> None:
    assert ambiguous(walk()) == set(CONDITIONS)


def test_every_change_of_phase_is_an_arrow() -> None:
    drawn = drawing(walk())
    for step in walk():
        if step.before is not step.after:
            arrow = f"    {step.before} --> {step.after} : "
            assert any(
                line.startswith(arrow) and step.command.__name__ in line
                for line in drawn.splitlines()
            )


def test_only_a_blocking_report_stops_the_test() -> None:
    by_word = {(step.wish.word, step.after) for step in of(commands.ReportProblem)}
    assert by_word == {("blocked", Phase.BLOCKED), ("can go on", Phase.RUNNING)}


def test_a_refused_report_may_grant_the_rest_of_a_minute() -> None:
    assert ("problem.dismissed", "time.granted") in {
        step.facts for step in of(commands.DismissProblem)
    }
