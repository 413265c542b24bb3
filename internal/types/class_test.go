package types

import (
	"testing"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/value"
)

// The tables of the types are well formed, have no name twice, and say something about each.
func TestTables(t *testing.T) {
	views := map[string]native.Table{"dict_keys": keysView.table(), "dict_items": itemsView.table(), "dict_values": valuesView.table()}
	for name, table := range map[string]native.Table{
		"str": strTable(), "bytes": bytesTable(), "bytearray": bytearrayTable(), "list": listTable(), "tuple": tupleTable(), "dict": dictTable(),
		"set": setTable(), "frozenset": frozensetTable(), "int": intTable(), "float": floatTable(), "range": rangeTable(), "slice": sliceTable(),
		"dict_keys": views["dict_keys"], "dict_items": views["dict_items"], "dict_values": views["dict_values"],
	} {
		if table.Doc == "" {
			t.Errorf("%s has nothing for help() to say", name)
		}
		seen := make(map[string]bool)
		check := func(member, doc string) {
			if seen[member] {
				t.Errorf("%s.%s is there twice", name, member)
			}
			seen[member] = true
			if doc == "" {
				t.Errorf("%s.%s has nothing for help() to say", name, member)
			}
		}
		for _, list := range [][]*native.Function{table.Methods, table.Slots, table.ClassMethods, table.StaticMethods} {
			for _, f := range list {
				check(f.Name(), f.Doc())
				if err := f.Check(); err != nil {
					t.Error(err)
				}
			}
		}
		for _, a := range table.Attributes {
			check(a.Name(), a.Doc())
		}
		for _, f := range table.Slots {
			if !object.IsDunder(f.Name()) {
				t.Errorf("%s.%s is a slot", name, f.Name())
			}
		}
	}
}

// What a value has, its class has too.
func TestMembersAreAttributes(t *testing.T) {
	for _, v := range []starlark.Value{
		starlark.String(""), new(value.List), starlark.Tuple{}, new(value.Dict), new(value.Set), starlark.MakeInt(1), starlark.True, starlark.Float(1),
	} {
		class := object.ClassOf(v)
		for _, name := range Names(v) {
			if a, _ := class.Lookup(name); a == nil {
				t.Errorf("%s has no %s", class.Name(), name)
			}
			if x, ok := Attr(v, name); !ok || x == nil {
				t.Errorf("a %s has no %s", class.Name(), name)
			}
		}
	}
}
