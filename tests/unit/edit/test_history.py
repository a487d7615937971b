"""Undo against a list of states."""

from hypothesis import given
from hypothesis import strategies as st

from layout_app.edit.history import History

State = tuple[int, ...]


def history(*pushed: str) -> History[str]:
    found = History("")
    for n, state in enumerate(pushed):
        found.push(state, state, now=float(n))
    return found


def test_undo_and_redo_walk_the_states() -> None:
    found = history("a", "ab")
    found.undo()
    assert (found.current, found.undo_label, found.redo_label) == ("a", "a", "ab")
    found.redo()
    assert (found.current, found.undo_label, found.redo_label) == ("ab", "ab", "")
    found.redo()
    assert found.current == "ab"


def test_same_value_is_no_step() -> None:
    found = history("a")
    found.push(found.current, "again", now=9)
    assert found.undo_label == "a"


def test_typing_is_one_step_until_it_pauses() -> None:
    found = History("")
    for at, state in ((0.0, "a"), (0.4, "ab"), (0.8, "abc"), (1.4, "abcd")):
        found.push(state, "type", merge=("type", 1), now=at)
    found.undo()
    assert found.current == "abc"
    found.undo()
    assert found.current == ""


def test_gesture_is_one_step_whatever_its_length() -> None:
    found = History("")
    for at in range(5):
        found.push(f"at {at}", "move", merge=("move", 7), gesture=True, now=at * 60.0)
    found.undo()
    assert found.current == ""


def test_other_key_starts_another_step() -> None:
    found = History("")
    found.push("a", "type", merge=("type", 1), now=0.0)
    found.push("ab", "type", merge=("type", 2), now=0.1)
    found.undo()
    assert found.current == "a"


def test_abandoned_gesture_gives_back_what_could_be_redone() -> None:
    found = history("a", "b")
    found.undo()
    found.push("moved", "move", merge="m", gesture=True, now=5)
    found.push("moved on", "move", merge="m", gesture=True, now=6)
    assert found.redo_label == ""
    found.abandon("m")
    assert (found.current, found.undo_label, found.redo_label) == ("a", "a", "b")
    found.redo()
    assert found.current == "b"


def test_abandon_of_another_gesture_does_nothing() -> None:
    found = history("a")
    found.push("b", "move", merge="m", now=5)
    for key in ("other", None):
        found.abandon(key)
    assert found.current == "b"


def test_oldest_step_goes_beyond_the_limit() -> None:
    found = History("", limit=2)
    for n, state in enumerate("abc"):
        found.push(state, state, now=float(n))
    for _ in range(5):
        found.undo()
    assert found.current == "a"


def test_abandon_at_the_limit_gives_back_the_oldest_step() -> None:
    found = History("", limit=1)
    found.push("a", "a", now=0)
    found.push("b", "b", merge="m", gesture=True, now=1)
    found.abandon("m")
    assert (found.current, found.undo_label) == ("a", "a")


def test_shown_value_is_no_step() -> None:
    found = history("a")
    found.show("A")
    assert (found.current, found.undo_label) == ("A", "a")
    found.undo()
    assert found.current == ""


STEPS = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("redo"),
        st.just("abandon"),
        st.tuples(st.sampled_from([None, "k", "m"]), st.booleans(), st.sampled_from([0.1, 2.0])),
    ),
    max_size=40,
)


class Model:
    """The same in the plainest words: every state in a list, and where we are."""

    def __init__(self) -> None:
        self.states: list[State] = [()]
        self.keys: list[tuple[object, float]] = []
        self.at = 0
        self.saved: tuple[list[State], list[tuple[object, float]], int] | None = None

    def push(self, state: State, key: object, *, gesture: bool, now: float) -> None:
        top = self.at == len(self.keys) and self.at > 0
        same = top and key is not None and self.keys[-1][0] == key
        if same and (gesture or now - self.keys[-1][1] < 0.5):
            self.states[self.at] = state
            self.keys[-1] = (key, now)
            return
        self.saved = list(self.states), list(self.keys), self.at
        self.states[self.at + 1 :] = [state]
        self.keys[self.at :] = [(key, now)]
        self.at += 1

    def step(self, by: int) -> None:
        if 0 <= self.at + by < len(self.states):
            self.at += by
            self.saved = None

    def abandon(self, key: object) -> None:
        if self.at == len(self.keys) and self.at > 0 and self.keys[-1][0] == key:
            if self.saved:
                self.states, self.keys, self.at = self.saved
            else:
                self.states.pop()
                self.keys.pop()
                self.at -= 1
            self.saved = None


@given(STEPS)
def test_history_agrees_with_a_list(steps: list[object]) -> None:
    real: History[State] = History(())
    model, now = Model(), 0.0
    for n, step in enumerate(steps):
        match step:
            case "undo":
                real.undo()
                model.step(-1)
            case "redo":
                real.redo()
                model.step(1)
            case "abandon":
                real.abandon("m")
                model.abandon("m")
            case (key, gesture, wait):
                now += wait
                state = (*real.current, n)
                real.push(state, str(n), merge=key, gesture=gesture, now=now)
                model.push(state, key, gesture=gesture, now=now)
        assert real.current == model.states[model.at]
        assert bool(real.undo_label) == (model.at > 0)
        assert bool(real.redo_label) == (model.at < len(model.keys))


def test_every_step_is_named_in_its_order_and_gone_to():
    history = History(0)
    for n in range(1, 5):
        history.push(n, f"step {n}", now=float(n))
    history.undo()
    assert history.labels == ("step 1", "step 2", "step 3", "step 4")
    assert history.count == 3
    for count, value in ((1, 1), (4, 4), (0, 0), (99, 4), (-1, 0)):
        history.go_to(count)
        assert history.current == value
    assert history.labels == ("step 1", "step 2", "step 3", "step 4")
