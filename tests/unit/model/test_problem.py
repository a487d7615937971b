"""Problems: their arguments in a fixed order, and refusals of files told as facts."""

from layout_app.errors import IssueFileError
from layout_app.model.problem import Problem, Severity, Where, about, problem, problems_of


def test_arguments_have_one_order_whoever_names_them():
    one = problem("layout.overset", Severity.ERROR, lines=3, article="a")
    two = problem("layout.overset", Severity.ERROR, article="a", lines=3)
    assert one == two
    assert one.args == (("article", "a"), ("lines", 3))
    assert one.where == Where()


def test_further_arguments_take_their_place_and_replace():
    found = problem("x.y", Severity.NOTE, Where(page="A01"), b=1)
    assert about(found, a=2, b=3) == problem("x.y", Severity.NOTE, Where(page="A01"), a=2, b=3)


def test_refusal_of_a_file_is_told_with_its_place_and_its_further_faults():
    other = IssueFileError("store.other", path="b.yaml")
    error = IssueFileError("store.first", path="a.yaml", line=7, field="size")
    error.others = (other,)
    assert list(problems_of(error, Severity.WARNING)) == [
        Problem(
            code="store.first",
            severity=Severity.WARNING,
            where=Where(file="a.yaml", line=7),
            args=(("field", "size"),),
        ),
        Problem(code="store.other", severity=Severity.WARNING, where=Where(file="b.yaml")),
    ]
