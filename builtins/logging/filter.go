package logging

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/signature"
	"fstar/internal/wire"
)

// defineFilters defines Filterer, what loggers and handlers have in common, and Filter.
func (l *Logs) defineFilters() {
	c := l.define("logging", "Filterer", nil)
	l.classes.filterer = c
	addMethod(c, "__init__", "", func(_ *script.Thread, self *object.Instance, _ signature.Args) (starlark.Value, error) {
		return starlark.None, initFilters(self)
	})
	addMethod(c, "addFilter", "filter", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		filters, err := list(self, "filters")
		if err != nil {
			return nil, err
		}
		return starlark.None, add(filters, a.Values[0])
	})
	addMethod(c, "removeFilter", "filter", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return starlark.None, remove(self, "filters", a.Values[0])
	})
	addMethod(c, "filter", "record", func(t *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		return applyFilters(t, self, a.Values[0])
	})

	c = l.define("logging", "Filter", nil)
	l.classes.filter = c
	addMethod(c, "__init__", "name=''", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		var name starlark.Value = starlark.String("")
		if a.Values[0] != nil {
			name = a.Values[0]
		}
		if err := self.SetField("name", name); err != nil {
			return nil, err
		}
		return starlark.None, self.SetField("nlen", starlark.MakeInt(starlark.Len(name)))
	})
	addMethod(c, "filter", "record", func(_ *script.Thread, self *object.Instance, a signature.Args) (starlark.Value, error) {
		prefix, err := attr(self, "name")
		if err != nil {
			return nil, err
		}
		name, err := object.Getattr(a.Values[0], "name")
		if err != nil {
			return nil, err
		}
		return starlark.Bool(below(object.Str(name), object.Str(prefix))), nil
	})
}

// below reports whether the logger called name is the one called parent, or below it.
func below(name, parent string) bool {
	rest, ok := strings.CutPrefix(name, parent)
	return ok && (parent == "" || rest == "" || rest[0] == '.')
}

func initFilters(self *object.Instance) error { return self.SetField("filters", new(starlark.List)) }

// remove removes v from an attribute of self that is a list, if it is there.
func remove(self *object.Instance, name string, v starlark.Value) error {
	values, err := list(self, name)
	if err != nil {
		return err
	}
	i := index(values, v)
	if i < 0 {
		return nil
	}
	var rest []starlark.Value
	for k := range values.Len() {
		if k != i {
			rest = append(rest, values.Index(k))
		}
	}
	if err := values.Clear(); err != nil {
		return err
	}
	for _, v := range rest {
		values.Append(v) // nobody iterates, since Clear worked
	}
	return nil
}

// applyFilters is Filterer.filter: it returns what is false if a filter drops the record,
// and otherwise the record, or the one that the filters put in its place.
func applyFilters(t *script.Thread, self *object.Instance, record starlark.Value) (starlark.Value, error) {
	filters, err := list(self, "filters")
	if err != nil {
		return nil, err
	}
	for i := 0; i < filters.Len(); i++ { // a filter may remove itself
		result, err := applyFilter(t, filters.Index(i), record)
		if errors.Is(err, wire.ErrAbsent) {
			continue // it has stayed in the process that has the pool, or a part of it
		}
		if err != nil {
			return nil, err
		}
		if !result.Truth() {
			return starlark.False, nil
		}
		if r, ok := result.(*Record); ok {
			record = r
		}
	}
	return record, nil
}

// applyFilter calls a filter, an object with a method filter or a function.
func applyFilter(t *script.Thread, filter, record starlark.Value) (starlark.Value, error) {
	fn := filter
	if f, ok := object.FunctionOf(filter); !ok || f.Attrs() != nil {
		var err error
		if fn, err = attrOr(filter, "filter", filter); err != nil {
			return nil, err
		}
	}
	return starlark.Call(t.Interp(), fn, starlark.Tuple{record}, nil)
}
