package object

import (
	"go.starlark.net/starlark"

	"fstar/internal/value"
)

// PlainMessage is Message for an exception whose message can be told without running code
// of scripts; ok is false for others. That is so if neither the class nor what the message
// is made of has methods of a script.
func (e *Exception) PlainMessage() (message string, ok bool) {
	if e.plain(plainBudget) < 0 {
		return "", false
	}
	return e.BaseMessage(), true
}

// plainLine is PlainMessage without the place of a SyntaxError.
func (e *Exception) plainLine() (message string, ok bool) {
	msg := e.Member("msg")
	if msg == nil || !e.class.Is(SyntaxError) {
		return e.PlainMessage()
	}
	if plain(msg, plainBudget) < 0 {
		return "", false
	}
	return Str(msg), true
}

// plainBudget is how many values are looked at to find out whether all of them are plain.
const plainBudget = 64

// plain finds out whether str(e) runs no code of scripts. It returns how much of the budget is left;
// less than zero if it does, or if there are too many values to look at.
func (e *Exception) plain(budget int) int {
	if e.Defines("__str__") {
		return -1
	}
	switch m := e.class.members; {
	case m == nil:
	case e.class.Is(SyntaxError):
		return plain(e.Member("msg"), budget)
	case e.class.Is(UnicodeError):
		return plain(e.Member("encoding"), plain(e.Member("reason"), budget))
	case m.owner == BaseExceptionGroup:
		return plain(e.Member("message"), budget)
	case m.owner == OSError && e.Member("errno") != nil:
		return allPlain(e.had().members, budget)
	}
	return allPlain(e.args, budget)
}

// plain is Exception.plain for str(v) and repr(v).
func plain(v starlark.Value, budget int) int {
	if budget--; budget < 0 {
		return -1
	}
	switch v := v.(type) {
	case nil, starlark.NoneType, starlark.Bool, starlark.Int, starlark.Float, starlark.String, starlark.Bytes:
		return budget
	case starlark.Tuple:
		return allPlain(v, budget)
	case *value.Tuple:
		return allPlain(v.Starlarks(), budget)
	case *value.List:
		for i := 0; i < v.Len() && budget >= 0; i++ {
			budget = plain(v.Index(i), budget)
		}
		return budget
	case *value.Dict:
		if v.Len() > budget {
			return -1
		}
		for _, item := range v.Items() {
			budget = allPlain(item, budget)
		}
		return budget
	case *Exception:
		if v.Defines("__repr__") {
			return -1
		}
		return allPlain(v.args, v.plain(budget))
	}
	if ClassOf(v) == BytesType {
		return budget
	}
	return -1
}

func allPlain(values starlark.Tuple, budget int) int {
	for i := 0; i < len(values) && budget >= 0; i++ {
		budget = plain(values[i], budget)
	}
	return budget
}
