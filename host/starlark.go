package host

import (
	"maps"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/builtins/universe"
	"fstar/internal/object"
	"fstar/internal/script"
)

// starlarkOptions are those of the Starlark dialect: with what real scripts need and
// Bazel's files must not have.
var starlarkOptions = &syntax.FileOptions{
	Set:             true,
	While:           true,
	TopLevelControl: true,
	GlobalReassign:  true,
	Recursion:       true,
}

// newStarlark sets up the names of the Starlark dialect: its modules go by the last
// part of their name.
func (h *Host) newStarlark(cfg Config) {
	h.predeclared = universe.Names()
	for name := range h.deferred {
		if !strings.Contains(name, ".") { // others are members of these
			h.module(name)
		}
	}
	for name, m := range h.modules {
		m = h.asModule(m)
		h.modules[name] = m
		if name == "logging.handlers" {
			continue // a member of logging
		}
		if name == "concurrent.futures" {
			name = "futures"
		}
		h.predeclared[name] = m
	}
	maps.Copy(h.predeclared, cfg.Predeclared)
}

// members returns the attributes of a module.
func members(m starlark.Value) starlark.StringDict {
	dict := make(starlark.StringDict)
	attrs := m.(starlark.HasAttrs)
	for _, name := range attrs.AttrNames() {
		dict[name], _ = attrs.Attr(name)
	}
	return dict
}

// compileStarlark compiles a script in the Starlark dialect.
func (h *Host) compileStarlark(filename string, src string) (*starlark.Program, error) {
	f, err := starlarkOptions.Parse(filename, src, 0)
	if err != nil {
		return nil, object.CatchCompile(err)
	}
	prog, err := starlark.FileProgram(f, h.predeclared.Has)
	if err != nil {
		return nil, object.CatchCompile(err)
	}
	return prog, nil
}

// execStarlark runs a script in the Starlark dialect, on t, and returns its globals.
func (h *Host) execStarlark(t *script.Thread, filename string, src string) (starlark.StringDict, error) {
	prog, err := h.compileStarlark(filename, src)
	if err != nil {
		return nil, err
	}
	return prog.Init(t.Interp(), h.predeclared)
}
