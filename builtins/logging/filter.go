package logging

import (
	"errors"
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/pickle"
	"fstar/internal/script"
	"fstar/internal/value"
)

// filtererTable is that of Filterer: what loggers and handlers have in common.
func filtererTable() native.Table {
	return native.Table{
		Doc: "the base class of loggers and handlers: what has filters",
		Methods: []*native.Function{
			native.M0("__init__", "", "", func(self *object.Instance, _ *script.Thread) (value.Value, error) {
				return value.None, initFilters(self)
			}),
			native.M1("addFilter", "filter", "asks a filter, too", func(self *object.Instance, _ *script.Thread, filter starlark.Value) (value.Value, error) {
				return value.None, add(self, "filters", filter)
			}),
			native.M1("removeFilter", "filter", "asks a filter no more", func(self *object.Instance, _ *script.Thread, filter starlark.Value) (value.Value, error) {
				return value.None, remove(self, "filters", filter)
			}),
			native.M1("filter", "record", "whether the filters let a record pass: false, true, or\nanother record in place of it", applyFilters),
		},
	}
}

func filterTable() native.Table {
	return native.Table{
		Doc: "lets the records pass of the logger called name and\nthose below it",
		Methods: []*native.Function{
			native.M1("__init__", "name=''", "", initFilter),
			native.M1("filter", "record", "whether to let a record pass", filterByName),
		},
	}
}

// initFilter is Filter.__init__.
func initFilter(self *object.Instance, _ *script.Thread, name starlark.Value) (value.Value, error) {
	return value.None, setAttributes(self, attribute{"name", name}, attribute{"nlen", starlark.MakeInt(starlark.Len(name))})
}

// filterByName is Filter.filter.
func filterByName(self *object.Instance, _ *script.Thread, record starlark.Value) (bool, error) {
	prefix, err := attr(self, "name")
	if err != nil {
		return false, err
	}
	name, err := object.Getattr(record, "name")
	if err != nil {
		return false, err
	}
	return below(object.Str(name), object.Str(prefix)), nil
}

// below reports whether the logger called name is the one called parent, or below it.
func below(name, parent string) bool {
	rest, ok := strings.CutPrefix(name, parent)
	return ok && (parent == "" || rest == "" || rest[0] == '.')
}

func initFilters(self *object.Instance) error { return self.SetField("filters", new(value.List)) }

// applyFilters is Filterer.filter: it returns what is false if a filter drops the record,
// and otherwise the record, or the one that the filters put in its place.
func applyFilters(self *object.Instance, t *script.Thread, record starlark.Value) (starlark.Value, error) {
	filters, err := list(self, "filters")
	if err != nil {
		return nil, err
	}
	for i := 0; i < filters.Len(); i++ { // a filter may remove itself
		result, err := applyFilter(t, filters.Index(i), record)
		if errors.Is(err, pickle.ErrAbsent) {
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
	fn, err := attrOr(filter, "filter", filter)
	if err != nil {
		return nil, err
	}
	return t.Invoke(fn, starlark.Tuple{record}, nil)
}
