package pyop

import (
	"go.starlark.net/starlark"

	"fstar/internal/format"
	"fstar/internal/value"
)

// Getter gets attributes and items of values for the fields of a template.
type Getter = format.Getter

// Repr returns repr(v).
func Repr(v starlark.Value) string { return format.Repr(v) }

// Str returns str(v).
func Str(v starlark.Value) string { return format.Str(v) }

// ASCII returns ascii(v).
func ASCII(v starlark.Value) string { return format.ASCII(v) }

// Format returns format(v, spec).
func Format(v starlark.Value, spec string) (string, error) { return format.Format(v, spec) }

// AppendTemplate appends template.format(*args, **kwargs) to b.
func AppendTemplate(b []byte, template string, args []value.Value, kwargs []starlark.Tuple, get Getter) ([]byte, error) {
	return format.AppendTemplate(b, template, args, kwargs, get)
}

// TemplateMap returns template.format_map(mapping).
func TemplateMap(template string, mapping starlark.Value, get Getter) (string, error) {
	return format.TemplateMap(template, mapping, get)
}

func percent(f string, operand starlark.Value) (string, error) { return format.Percent(f, operand) }
