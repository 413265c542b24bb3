package pyop

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/exception"
	"fstar/internal/format"
)

// Stand-ins for functions of package format that another branch adds. This is the one
// place that knows of them: when they are there each body becomes one call.

// Getter gets an attribute, or an item, of a value for a field of a template.
type Getter func(v starlark.Value, name string, item bool) (starlark.Value, error)

// Repr returns repr(v).
func Repr(v starlark.Value) string {
	var b strings.Builder
	writeRepr(&b, v, nil)
	return b.String()
}

// Str returns str(v).
func Str(v starlark.Value) string {
	switch v := v.(type) {
	case starlark.String:
		return string(v)
	case *exception.Exception:
		return v.Message()
	}
	return Repr(v)
}

// ASCII returns ascii(v).
func ASCII(v starlark.Value) string {
	s, _ := format.Percent("%a", starlark.Tuple{raw(Repr(v))})
	return s
}

// Format returns format(v, spec).
func Format(v starlark.Value, spec string) (string, error) {
	if spec == "" {
		return Str(v), nil
	}
	return format.Percent("%"+spec, starlark.Tuple{v})
}

// Template returns template.format(*args, **kwargs).
func Template(template string, args starlark.Tuple, kwargs []starlark.Tuple, get Getter) (string, error) {
	return template, nil
}

func percent(f string, operand starlark.Value) (string, error) { return format.Percent(f, operand) }

// raw is a value whose String is the text itself.
type raw string

func (r raw) String() string      { return string(r) }
func (raw) Type() string          { return "raw" }
func (raw) Freeze()               {}
func (raw) Truth() starlark.Bool  { return true }
func (raw) Hash() (uint32, error) { return 0, nil }

func writeRepr(b *strings.Builder, v starlark.Value, path []starlark.Value) {
	for _, p := range path {
		if Is(p, v) {
			switch v.(type) {
			case *starlark.Dict:
				b.WriteString("{...}")
			default:
				b.WriteString("[...]")
			}
			return
		}
	}
	list := func(open string, seq []starlark.Value, end string) {
		b.WriteString(open)
		for i, e := range seq {
			if i > 0 {
				b.WriteString(", ")
			}
			writeRepr(b, e, append(path, v))
		}
		b.WriteString(end)
	}
	switch v := v.(type) {
	case starlark.String:
		b.WriteString(quote(string(v), false))
	case starlark.Bytes:
		b.WriteString("b" + quote(string(v), true))
	case starlark.Float:
		b.WriteString(floatRepr(float64(v)))
	case *starlark.List:
		list("[", listElements(v), "]")
	case starlark.Tuple:
		end := ")"
		if len(v) == 1 {
			end = ",)"
		}
		list("(", v, end)
	case *starlark.Set:
		if v.Len() == 0 {
			b.WriteString("set()")
			return
		}
		var elems []starlark.Value
		for e := range v.Elements() {
			elems = append(elems, e)
		}
		list("{", elems, "}")
	case *starlark.Dict:
		b.WriteString("{")
		sep := ""
		for k, x := range v.Entries() {
			b.WriteString(sep)
			writeRepr(b, k, append(path, v))
			b.WriteString(": ")
			writeRepr(b, x, append(path, v))
			sep = ", "
		}
		b.WriteString("}")
	default:
		b.WriteString(v.String())
	}
}
