package host

import (
	"fmt"
	"go/token"
	"maps"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"

	"fstar/builtins"
)

// A Module is a module of the embedding program's: with it in [Config.Modules], scripts import it by its name, worker
// processes have it, too (see [Worker]), and help(), completion and fstar check know it.
type Module struct {
	// Name is what scripts import: an identifier that is none of fstar's modules.
	Name string
	// Doc is what help() says of it.
	Doc string
	// Members are its attributes: what [Config.Predeclared] may have. New copies the map.
	Members starlark.StringDict
}

// addModules gives scripts the modules of the embedding program.
func (h *Host) addModules(modules []Module) error {
	for _, m := range modules {
		switch {
		case !token.IsIdentifier(m.Name) && !token.IsKeyword(m.Name): // a keyword of Go's may be a name
			return fmt.Errorf("host: the name of a module must be an identifier, not %q", m.Name)
		case h.module(m.Name) != nil || h.python != nil && h.importable(m.Name) != nil:
			return fmt.Errorf("host: there is a module %q already", m.Name)
		}
		members := maps.Clone(m.Members)
		if h.python != nil {
			for name, v := range members {
				members[name] = h.python.Inward(v)
			}
		}
		module := h.asModule(&starlarkstruct.Module{Name: m.Name, Members: members})
		h.modules[m.Name] = module
		if h.python == nil {
			h.predeclared[m.Name] = module
		}
		if h.docs == nil {
			h.docs = make(map[string]string)
		}
		h.docs[m.Name] = m.Doc
	}
	return nil
}

// docOf returns what help() says of a module.
func (h *Host) docOf(module string) string {
	if doc, ok := h.docs[module]; ok {
		return doc
	}
	return builtins.Doc(module)
}
