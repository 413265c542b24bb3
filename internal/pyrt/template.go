package pyrt

import (
	"go.starlark.net/starlark"

	"fstar/internal/format"
	"fstar/internal/script"
)

// A template is an f-string whose format specs are constant. It is called with the
// values of the fields, or, if there is one, applied to it by a subscript.
type template struct {
	first  string // the text before the first field
	fields []templateField
}

type templateField struct{ conv, spec, after string }

var (
	_ starlark.Mapping  = (*template)(nil)
	_ starlark.Callable = (*template)(nil)
)

// newTemplate is $template.
func newTemplate(args starlark.Tuple) (starlark.Value, error) {
	t := &template{first: text(args[0])}
	for i := 1; i+2 < len(args); i += 3 {
		t.fields = append(t.fields, templateField{text(args[i]), text(args[i+1]), text(args[i+2])})
	}
	return t, nil
}

// Get returns the text with x in the only field.
func (t *template) Get(x starlark.Value) (v starlark.Value, found bool, err error) {
	f := t.fields[0]
	if s, ok := x.(starlark.String); ok && f.spec == "" && f.conv != "r" && f.conv != "a" {
		return starlark.String(t.first + string(s) + f.after), true, nil
	}
	var buf [64]byte
	b, err := t.append(buf[:0], starlark.Tuple{x})
	return starlark.String(b), true, err
}

// CallInternal returns the text with the arguments in the fields.
func (t *template) CallInternal(_ *starlark.Thread, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
	var buf [64]byte
	b, err := t.append(buf[:0], args)
	return starlark.String(b), err
}

func (t *template) append(b []byte, values starlark.Tuple) ([]byte, error) {
	b = append(b, t.first...)
	for i, f := range t.fields {
		var err error
		if b, err = format.AppendField(b, values[i], f.conv, f.spec); err != nil {
			return nil, err
		}
		b = append(b, f.after...)
	}
	return b, nil
}

func (t *template) Name() string          { return "$template" }
func (t *template) String() string        { return "$template" }
func (t *template) Type() string          { return "$template" }
func (t *template) Freeze()               {}
func (t *template) Truth() starlark.Bool  { return true }
func (t *template) Hash() (uint32, error) { return script.AddressHash(t) }
