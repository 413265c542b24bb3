package native

import (
	"reflect"
	"slices"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/script"
	"fstar/internal/value"
)

// FP defines a function of many parameters: the fields of P, in their order, have their names
// but for case and underscores. Those of an embedded struct count as fields of P. It costs more
// than F6.
//
//go:noinline
func FP[P, R any](name, params, doc string, fn func(*script.Thread, *P) (R, error)) *Function {
	fields := flatten(reflect.TypeFor[P]())
	f := define(name, params, doc, false, len(fields), maybeFields(fields), fn, func(f *Function, t *script.Thread, args []value.Value) (v value.Value, err error) {
		p := new(P)
		if err := takeFields(f, t, args, reflect.ValueOf(p).Elem()); err != nil {
			return v, err
		}
		r, err := fn(t, p)
		if err != nil {
			return v, err
		}
		return give(&r), nil
	})
	f.fields = fields
	return f
}

// MP defines a method of many parameters: see [FP].
//
//go:noinline
func MP[S, P, R any](name, params, doc string, fn func(S, *script.Thread, *P) (R, error)) *Function {
	fields := flatten(reflect.TypeFor[P]())
	f := define(name, params, doc, true, 1+len(fields), maybeFields(fields), fn, func(f *Function, t *script.Thread, args []value.Value) (v value.Value, err error) {
		var s S
		if err := take(f, t, 0, args, &s); err != nil {
			return v, err
		}
		p := new(P)
		if err := takeFields(f, t, args, reflect.ValueOf(p).Elem()); err != nil {
			return v, err
		}
		r, err := fn(s, t, p)
		if err != nil {
			return v, err
		}
		return give(&r), nil
	})
	f.fields = fields
	return f
}

// flatten returns the fields of a struct, with those of the structs that it embeds in their
// place.
func flatten(p reflect.Type) []reflect.StructField {
	return slices.DeleteFunc(reflect.VisibleFields(p), func(f reflect.StructField) bool { return f.Anonymous })
}

// maybeFields returns which fields are Maybe: a bit for each.
func maybeFields(fields []reflect.StructField) (maybe uint) {
	for i, f := range fields {
		if f.Type == reflect.TypeFor[Maybe]() {
			maybe |= 1 << i
		}
	}
	return maybe
}

// takeFields takes the arguments of the fields of a struct.
func takeFields(f *Function, t *script.Thread, args []value.Value, p reflect.Value) error {
	first := len(args) - len(f.fields)
	for i, field := range f.fields {
		if err := takeField(f, t, first+i, args, p.FieldByIndex(field.Index)); err != nil {
			return err
		}
	}
	return nil
}

func takeField(f *Function, t *script.Thread, i int, args []value.Value, field reflect.Value) error {
	switch to := field.Addr().Interface().(type) {
	case *value.Value:
		return take(f, t, i, args, to)
	case *starlark.Value:
		return take(f, t, i, args, to)
	case *Maybe:
		return take(f, t, i, args, to)
	case *string:
		return take(f, t, i, args, to)
	case *int:
		return take(f, t, i, args, to)
	case *int64:
		return take(f, t, i, args, to)
	case *float64:
		return take(f, t, i, args, to)
	case *bool:
		return take(f, t, i, args, to)
	case *Opt[starlark.Value]:
		return take(f, t, i, args, to)
	case *Opt[string]:
		return take(f, t, i, args, to)
	case *Rest:
		return take(f, t, i, args, to)
	case *Args:
		return take(f, t, i, args, to)
	case *Keywords:
		return take(f, t, i, args, to)
	case optional:
		return to.takeOptional(f, t, i, args)
	case Parameter:
		return to.SetArgument(t, args[i])
	}
	x := reflect.ValueOf(args[i].Starlark())
	switch {
	case !x.IsValid():
		return nil
	case x.Type().AssignableTo(field.Type()):
		field.Set(x)
		return nil
	}
	return f.mismatch(i, args[i], typeName(field.Type()))
}

// checkFields panics if the fields of the struct of FP or MP are not named as the parameters.
func (f *Function) checkFields(s *signature) {
	for i, p := range s.params {
		name := strings.ReplaceAll(strings.TrimLeft(p.name, "*"), "_", "")
		if field := f.fields[i].Name; !strings.EqualFold(name, field) {
			panic("native: " + f.qualified() + ": parameter " + p.name + " is field " + field)
		}
	}
}
