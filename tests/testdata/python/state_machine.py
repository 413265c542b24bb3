from dataclasses import dataclass, field


class InvalidTransition(Exception):
    def __init__(self, state, event):
        self.state, self.event = state, event
        super().__init__(f"no {event!r} in {state!r}")


@dataclass
class Machine:
    state: str = "idle"
    history: list = field(default_factory=list)
    TRANSITIONS = {
        ("idle", "start"): "running",
        ("running", "pause"): "paused",
        ("paused", "resume"): "running",
        ("running", "stop"): "idle",
    }

    def fire(self, event):
        match (self.state, event):
            case (_, "reset"):
                new = "idle"
            case key if key in self.TRANSITIONS:
                new = self.TRANSITIONS[key]
            case (state, _):
                raise InvalidTransition(state, event)
        self.history.append((self.state, event, new))
        hook = getattr(self, f"on_{new}", None)
        if hook is not None:
            hook(event)
        self.state = new
        return self

    def on_running(self, event):
        print(f"  hook: running by {event}")


m = Machine()
m.fire("start").fire("pause").fire("resume")
print(m.state, len(m.history), m.history[-1])
for event in ("resume", "stop", "reset", "pause"):
    try:
        m.fire(event)
    except InvalidTransition as e:
        print("error:", e, e.state, e.event, e.args)
    else:
        print(event, "->", m.state)
print(m == Machine(history=m.history), Machine(), Machine.TRANSITIONS["idle", "start"])
counts = {}
for before, event, after in m.history:
    counts.setdefault(before, {}).setdefault(event, []).append(after)
print(counts)
