package symtable

// A symbol is what a scope knows of a name.
type symbol struct {
	name  string
	bound binding
	used  bool
	known bool // ref is what it means
	ref   Ref
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
const few = 8

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
	t.list = append(t.list, symbol{name: name})
	switch {
	case t.byName != nil:
		t.byName[name] = int32(i)
	case i == few:
		t.byName = make(map[string]int32, 4*few)
		for i := range t.list {
			t.byName[t.list[i].name] = int32(i)
		}
	}
	return i
}
