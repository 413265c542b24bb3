package object_test

import (
	"fmt"
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/value"
)

// What would take all memory is an error.
func TestFormatBounds(t *testing.T) {
	for _, tt := range []struct {
		v          starlark.Value
		spec, want string
	}{
		{starlark.MakeInt(1), "9999999999", "MemoryError"},
		{starlark.String("a"), "9999999999", "MemoryError"},
		{starlark.Float(1), ".2000000000f", "ValueError: precision too big"},
		{starlark.Float(1), ".2000000000", "ValueError: precision too big"},
	} {
		if got, err := object.Format(tt.v, tt.spec); err == nil || err.Error() != tt.want {
			t.Errorf("format(%v, %q) = %d bytes, %v; want %s", tt.v, tt.spec, len(got), err, tt.want)
		}
	}
	if got, err := object.Format(starlark.String("abc"), ".9999999999"); got != "abc" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// celsius is a value with a format of its own.
type celsius float64

func (c celsius) String() string        { return fmt.Sprintf("Celsius(%v)", float64(c)) }
func (c celsius) Str() string           { return fmt.Sprintf("%v°", float64(c)) }
func (c celsius) Type() string          { return "Celsius" }
func (c celsius) Freeze()               {}
func (c celsius) Truth() starlark.Bool  { return true }
func (c celsius) Hash() (uint32, error) { return 0, nil }
func (c celsius) FormatSpec(spec string) (string, error) {
	if spec == "long" {
		return fmt.Sprintf("%v degrees", float64(c)), nil
	}
	s, err := object.Format(starlark.Float(c), spec)
	return s + "°C", err
}

var _ object.Formatter = celsius(0)
var _ object.Stringer = celsius(0)

func TestOwnTypes(t *testing.T) {
	c := celsius(21.5)
	list := value.ListFrom([]starlark.Value{c, sample{}})
	for _, tt := range []struct {
		v          starlark.Value
		conv, spec string
		want       string
	}{
		{c, "", "", "21.5°C"},
		{c, "", "long", "21.5 degrees"},
		{c, "", ".2f", "21.50°C"},
		{c, "", "d", "ValueError: Unknown format code 'd' for object of type 'float'"},
		{c, "s", ">6", " 21.5°"},
		{c, "r", "", "Celsius(21.5)"},
		{sample{}, "", "", "stré"},
		{sample{}, "a", "", "<Object>"},
		{sample{}, "", "5", "TypeError: unsupported format string passed to Object.__format__"},
		{list, "", "", "[Celsius(21.5), <Object>]"},
		{starlark.Bool(true), "", "", "True"},
		{starlark.Bool(true), "", "5", "    1"},
		{starlark.Bool(true), "s", "5", "True "},
		{starlark.None, "", "", "None"},
		{starlark.Float(1), "", "", "1.0"},
		{starlark.String("线"), "r", "", "'线'"},
		{starlark.String("线"), "a", "", `'\u7ebf'`},
		{starlark.MakeInt(3), "r", "03", "300"}, // a str is padded on the right
	} {
		got, err := field(tt.v, tt.conv, tt.spec)
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("{%v!%s:%s} = %q, want %q", tt.v, tt.conv, tt.spec, got, tt.want)
		}
	}
	if got, err := object.Percent("%s %r %a", starlark.Tuple{c, c, starlark.String("°")}); got != `21.5° Celsius(21.5) '\xb0'` {
		t.Errorf("%q, %v", got, err)
	}
}

func TestTemplateMap(t *testing.T) {
	d := value.NewDict(1)
	d.SetKey(starlark.String("a"), value.ListFrom([]starlark.Value{starlark.MakeInt(7)}))
	for template, want := range map[string]string{
		"{a[0]:03}": "007",
		"{b}":       "KeyError: 'b'",
		"{}":        "ValueError: Format string contains positional fields",
		"{0}":       "ValueError: Format string contains positional fields",
	} {
		got, err := object.TemplateMap(template, d, getter{})
		if err != nil {
			got = pythonError(err)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", template, got, want)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, spec := range []string{"", "d", "*^+z#012,.3f", "_x", "线<9s", "c", "%", "._e", "=5", "\xff>3"} {
		f.Add(spec, "text", int64(-12345), 0.5)
	}
	f.Fuzz(func(t *testing.T, spec, s string, i int64, x float64) {
		if len(spec) > 12 {
			return // widths of more than a few digits take long
		}
		digits := 0
		for _, c := range spec {
			if c > 0x7f || '0' <= c && c <= '9' {
				digits++
			}
		}
		if digits > 5 {
			return
		}
		big := starlark.MakeInt64(i).Mul(starlark.MakeInt64(i)).Mul(starlark.MakeInt64(i))
		for _, v := range []starlark.Value{starlark.String(s), starlark.MakeInt64(i), big, starlark.Bool(i > 0), starlark.Float(x), starlark.None} {
			object.Format(v, spec) // must not panic
		}
	})
}

func FuzzTemplate(f *testing.F) {
	for _, s := range []string{"", "{}", "{0!r:>{w}}", "{a.b[0]}", "{{}}", "{:{}}", "{0[", "{!"} {
		f.Add(s)
	}
	args := []value.Value{value.Int(1), value.Text("x"), value.Of(value.ListFrom([]starlark.Value{starlark.MakeInt(3)}))}
	kwargs := []starlark.Tuple{{starlark.String("w"), starlark.MakeInt(9)}, {starlark.String("o"), sample{}}}
	f.Fuzz(func(t *testing.T, template string) {
		digits := 0
		for _, c := range template {
			if c > 0x7f || '0' <= c && c <= '9' {
				digits++
			}
		}
		if digits > 5 {
			return
		}
		templated(template, args, kwargs, getter{}) // must not panic
	})
}

func BenchmarkField(b *testing.B) {
	for _, bb := range []struct {
		name       string
		v          starlark.Value
		conv, spec string
	}{
		{"str", starlark.String("worker"), "", ""},
		{"int", starlark.MakeInt(42), "", ""},
		{"float", starlark.Float(3.14159), "", ""},
		{"float.2f", starlark.Float(3.14159), "", ".2f"},
		{"int5d", starlark.MakeInt(42), "", "5d"},
		{"int,", starlark.MakeInt(1234567), "", ","},
		{"str>20", starlark.String("worker"), "", ">20"},
		{"str!r", starlark.String("worker"), "r", ""},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				field(bb.v, bb.conv, bb.spec)
			}
		})
	}
}

func BenchmarkTemplate(b *testing.B) {
	args := []value.Value{value.Text("worker"), value.Int(42), value.Float(0.125)}
	b.ReportAllocs()
	for b.Loop() {
		templated("{}: job {:>5} took {:.2f}s", args, nil, nil)
	}
}

func ExampleRepr() {
	d := value.NewDict(1)
	d.SetKey(starlark.String("it's"), starlark.Tuple{starlark.Float(1), starlark.None})
	fmt.Println(object.Repr(d))
	// Output: {"it's": (1.0, None)}
}

func ExampleFormat() {
	for _, spec := range []string{"", ",", "*^14,.1f", "e"} {
		s, err := object.Format(starlark.MakeInt(1234567), spec)
		fmt.Println(s, err)
	}
	_, err := object.Format(starlark.MakeInt(1), "s")
	fmt.Println(err)
	// Output:
	// 1234567 <nil>
	// 1,234,567 <nil>
	// *1,234,567.0** <nil>
	// 1.234567e+06 <nil>
	// ValueError: Unknown format code 's' for object of type 'int'
}

func ExampleAppendTemplate() {
	args := []value.Value{value.Text("线程"), value.Float(0.25)}
	kwargs := []starlark.Tuple{{starlark.String("width"), starlark.MakeInt(6)}}
	s, err := templated("{!r:>{width}}|{:.0%}|{{}}", args, kwargs, nil)
	fmt.Println(s, err)
	// Output:   '线程'|25%|{} <nil>
}

func ExampleAppendField() {
	s, _ := object.AppendField(nil, starlark.String("a\n"), "r", "<8")
	fmt.Printf("%s|\n", s)
	// Output: 'a\n'   |
}

// field returns what {v!conv:spec} gives in an f-string.
func field(v starlark.Value, conv, spec string) (string, error) {
	b, err := object.AppendField(nil, v, conv, spec)
	return string(b), err
}

// templated returns template.format(*args, **kwargs).
func templated(template string, args []value.Value, kwargs []starlark.Tuple, get object.FieldGetter) (string, error) {
	b, err := object.AppendTemplate(nil, template, args, kwargs, get)
	if err != nil {
		return "", err
	}
	return string(b), nil
}
