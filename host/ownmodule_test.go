package host_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"go.starlark.net/starlark"

	"fstar/host"
)

func dbModule() host.Module {
	find := func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		var name string
		limit := 10
		if err := starlark.UnpackArgs(b.Name(), args, kwargs, "name", &name, "limit?", &limit); err != nil {
			return nil, err
		}
		return starlark.NewList([]starlark.Value{starlark.String(name), starlark.MakeInt(limit)}), nil
	}
	return host.Module{Name: "db", Doc: "Finds records.\n\nIt is a test.", Members: starlark.StringDict{
		"find": starlark.NewBuiltin("find", find), "tables": starlark.NewList([]starlark.Value{starlark.String("users")}),
	}}
}

func TestModules(t *testing.T) {
	var out bytes.Buffer
	h, err := host.New(host.Config{Stdout: &out, Modules: []host.Module{dbModule()}})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	_, err = h.ExecFile(t.Context(), "test.py", `
import db
import db as other
from db import find, tables
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(db.find, "ann", limit=2).result(), find("bob"), tables, db is other, db.__name__)
tables.append("orders")
print(db.tables, sorted(n for n in dir(db) if n[0] != "_"))
try:
    db.nothing
except AttributeError as e:
    print(e)
try:
    find()
except TypeError as e:
    print(e)
help(db)
`)
	if err != nil {
		t.Fatal(err)
	}
	want := `['ann', 2] ['bob', 10] ['users'] True db
['users', 'orders'] ['find', 'tables']
module 'db' has no attribute 'nothing'
find: missing argument for name
`
	if got, _, _ := strings.Cut(out.String(), "Help on"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if _, text, _ := strings.Cut(out.String(), "Help on"); !strings.Contains(text, "Finds records.") || !strings.Contains(text, "find(") {
		t.Errorf("help: %s", text)
	}
	for _, m := range []host.Module{{Name: "os"}, {Name: "sys"}, {Name: "concurrent"}, {Name: "builtins"}, {Name: "a.b"}, {Name: ""}, {Name: "1"}} {
		if _, err := host.New(host.Config{Modules: []host.Module{m}}); err == nil {
			t.Errorf("a module %q is taken", m.Name)
		}
	}
	if _, err := host.New(host.Config{Modules: []host.Module{dbModule(), dbModule()}}); err == nil {
		t.Error("a module is taken twice")
	}
}

func TestModulesInStarlark(t *testing.T) {
	h, err := host.New(host.Config{Dialect: host.Starlark, Modules: []host.Module{dbModule()}})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	globals, err := h.ExecFile(t.Context(), "test.star", `x = db.find("ann")`)
	if err != nil || globals["x"].String() != `["ann", 10]` {
		t.Error(globals["x"], err)
	}
}
