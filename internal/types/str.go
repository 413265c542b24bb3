package types

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/alarm"
	"fstar/internal/memory"
	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

func strTable() native.Table {
	k := strKind
	return native.Table{
		Doc: "a text; str(x) is x as a text",
		Methods: append(withQuickText(textMethods[string, string, string](k)),
			on0(k, "casefold", "a copy for comparing without regard to case", text.casefold),
			on2(k, "encode", "encoding='utf-8', errors='strict'", "the bytes of the text in an encoding", text.encode),
			native.M2("format", "*args, **kwargs", "a copy with values in the places of {}", format).Quick2(quickFormat).Quick3(quickFormatTwo),
			native.M1("format_map", "mapping, /", "a copy with values from a mapping in the places of {}", formatMap),
			on0(k, "isdecimal", "whether all characters are decimal digits, and there are some", text.isdecimal),
			on0(k, "isidentifier", "whether it could be the name of a variable", text.isidentifier),
			on0(k, "isnumeric", "whether all characters are numbers, such as ½ too, and there are some", text.isnumeric),
			on0(k, "isprintable", "whether repr leaves all characters as they are", text.isprintable),
			native.M1("translate", "table, /", "a copy with each character replaced as a table says", translate),
			formatSlot(),
		),
		StaticMethods: []*native.Function{
			native.F3("maketrans", "x, y=<unrepresentable>, z=<unrepresentable>, /", "a table for translate", maketrans),
		},
		Slots: slices.Concat(
			sequenceSlots(isStr),
			reflected(isStr, syntax.PERCENT),
			[]*native.Function{
				itemSlot("key"),
				reprSlot(),
				percentSlot(),
				hashSlot(),
				unary("__str__", "str(self)", func(_ *script.Thread, v starlark.Value) (starlark.Value, error) { return v, nil }),
			},
		),
	}
}

func (x text) encode(encoding, errors string) (object.Bytes, error) {
	b, err := Encode(x.s, encoding, errors)
	return object.Bytes(b), err
}

func format(s string, t *script.Thread, args native.Args, kwargs native.Keywords) (value.Value, error) {
	var buf [128]byte
	b, err := object.AppendTemplate(buf[:0], s, args, kwargs.Starlark(), getter{})
	if err != nil {
		return value.Value{}, err
	}
	v, out := t.Arena.NewText(len(b))
	copy(out, b)
	return v, nil
}

// quickFormat and quickFormatTwo know of arguments none of whose methods are a script's.

func quickFormat(t *script.Thread, x, a value.Value) value.Value {
	return quickFormatAll(t, x, []value.Value{a})
}

func quickFormatTwo(t *script.Thread, x, a, b value.Value) value.Value {
	return quickFormatAll(t, x, []value.Value{a, b})
}

func quickFormatAll(t *script.Thread, x value.Value, args []value.Value) (v value.Value) {
	s, ok := x.Text()
	if !ok {
		return v
	}
	for _, a := range args {
		if !a.IsText() && a.TypeWord() != 0 {
			return v
		}
	}
	if v, err := format(s, t, args, nil); err == nil {
		return v
	}
	return v
}

// getter gets what the fields of a template ask for.
type getter struct{}

// FieldGetter gets what the fields of a template of str.format ask for.
var FieldGetter object.FieldGetter = getter{}

func (getter) Attr(v starlark.Value, name string) (starlark.Value, error) {
	if x, ok := Attr(v, name); ok {
		return x, nil
	}
	return object.Getattr(v, name)
}

func (getter) Item(v, key starlark.Value) (starlark.Value, error) { return object.GetItem(v, key) }

// formatMap is str.format with the items of a mapping as keywords. Those that the
// template names are looked up: the mapping may be one that makes them.
func formatMap(s string, _ *script.Thread, mapping starlark.Value) (string, error) {
	return object.TemplateMap(s, mapping, getter{})
}

func translate(s string, _ *script.Thread, table starlark.Value) (string, error) {
	var out strings.Builder
	for i := 0; i < len(s); {
		if i%4096 == 0 {
			alarm.Must()
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		v, err := object.GetItem(table, starlark.MakeInt(int(r)))
		switch {
		case err != nil:
			e, ok := err.(*object.Exception)
			if !ok || !e.Class().Is(object.LookupError) {
				return "", err
			}
			out.WriteString(s[i : i+n])
		case v == starlark.None:
		default:
			switch v := v.(type) {
			case starlark.String:
				if out.Len()+len(v) > out.Cap() {
					memory.Must(2*out.Cap() + len(v))
				}
				out.WriteString(string(v))
			case starlark.Int:
				c, ok := v.Int64()
				if !ok || c < 0 || c > utf8.MaxRune {
					return "", valueErrorf("character mapping must be in range(0x110000)")
				}
				out.WriteRune(rune(c))
			default:
				return "", typeErrorf("character mapping must return integer, None or str")
			}
		}
		i += n
	}
	return out.String(), nil
}

// maketrans is str.maketrans: of one argument, a dict, or of two or three texts.
func maketrans(_ *script.Thread, x, y, z value.Value) (*value.Dict, error) {
	if !y.Present() {
		return tableOfDict(x)
	}
	table := new(value.Dict)
	var texts [3][]rune
	for i, v := range []value.Value{x, y, z} {
		if !v.Present() {
			continue
		}
		s, ok := object.AsString(v.Starlark())
		if !ok {
			if i == 0 {
				return nil, typeErrorf("first maketrans argument must be a string if there is a second argument")
			}
			return nil, typeErrorf("maketrans() argument %d must be str, not %s", i+1, object.ArgumentType(v.Starlark()))
		}
		texts[i] = []rune(s)
	}
	if len(texts[0]) != len(texts[1]) {
		return nil, valueErrorf("the first two maketrans arguments must have equal length")
	}
	for i, r := range texts[0] {
		table.SetKey(starlark.MakeInt(int(r)), starlark.MakeInt(int(texts[1][i])))
	}
	for _, r := range texts[2] {
		table.SetKey(starlark.MakeInt(int(r)), starlark.None)
	}
	return table, nil
}

// tableOfDict returns a table for translate with numbers for the characters that are keys of a
// dict.
func tableOfDict(v value.Value) (*value.Dict, error) {
	d, ok := v.Starlark().(*value.Dict)
	if !ok {
		return nil, typeErrorf("if you give only one argument to maketrans it must be a dict")
	}
	table := new(value.Dict)
	for k, v := range d.Entries() {
		switch key := k.(type) {
		case starlark.Int:
		case starlark.String:
			r, n := utf8.DecodeRuneInString(string(key))
			if n == 0 || n != len(key) {
				return nil, valueErrorf("string keys in translatetable must be of length 1")
			}
			k = starlark.MakeInt(int(r))
		default:
			return nil, typeErrorf("keys in translate table must be strings or integers")
		}
		if err := object.DictSet(table, k, v); err != nil {
			return nil, err
		}
	}
	return table, nil
}
