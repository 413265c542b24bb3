package symtable

// A symbol is what a scope knows of a name.
type symbol struct {
	name     string
	variable *Variable // as a Ref has it, if it is known what the name means
	bound    binding
	used     bool
	known    bool
	class    bool // likewise
}

// ref returns what the name means, if that is known.
func (sym *symbol) ref() Ref { return Ref{sym.variable, sym.class, sym.name} }

// means notes what the name means.
func (sym *symbol) means(r Ref) Ref {
	sym.variable, sym.class, sym.known = r.Variable, r.Class, true
	return r
}

// A binding says how a scope binds a name.
type binding uint8

const (
	unbound binding = iota
	local
	param
	global
	nonlocal
)

// here reports whether the scope has the variable itself.
func (b binding) here() bool { return b == local || b == param }

// A table has the symbols of a scope, in the order of their first appearance.
type table struct {
	list   []symbol
	byName map[string]int32 // their indices, if they are many
}

// few is up to how many a list is searched faster than a map.
const few = 12

// index returns the index of a symbol, or -1.
func (t *table) index(name string) int {
	if t.byName != nil {
		if i, ok := t.byName[name]; ok {
			return int(i)
		}
		return -1
	}
	for i := range t.list {
		if t.list[i].name == name {
			return i
		}
	}
	return -1
}

// find returns a symbol, which stays where it is until one is added, or nil.
func (t *table) find(name string) *symbol {
	if i := t.index(name); i >= 0 {
		return &t.list[i]
	}
	return nil
}

// get returns the index of a symbol, a new one if need be.
func (t *table) get(name string) int {
	i := t.index(name)
	if i >= 0 {
		return i
	}
	i = len(t.list)
	if i == 0 {
		t.list = make([]symbol, 0, 6)
	}
	t.list = append(t.list, symbol{name: name})
	switch {
	case t.byName != nil:
		t.byName[name] = int32(i)
	case i == few:
		t.byName = make(map[string]int32, 2*few)
		for i := range t.list {
			t.byName[t.list[i].name] = int32(i)
		}
	}
	return i
}
