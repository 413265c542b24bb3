package engine

import (
	"sync"
	"sync/atomic"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
	"fstar/internal/script"
)

const (
	threadSlot   = symtable.ThreadSlot
	functionSlot = symtable.FunctionSlot
	firstParam   = functionSlot + 1
)

// A Unit is what was compiled of a source: a module, or a text for exec or eval. It does not
// change, but for functions that are compiled when they are called first, and belongs to no
// Host.
type Unit struct {
	filename  string
	module    string   // the name of the module, for what messages say of functions
	source    string   // see Options
	globals   []string // the names that its code knows in the module, by their numbers
	numbers   map[string]int
	future    bool                      // annotations are texts
	mu        sync.Mutex                // guards codes
	compiling sync.Mutex                // is held by who compiles a body, and asks the scopes what names mean
	codes     map[*symtable.Scope]*Code // those that were made so far
	main      *Code
	show      func(t *script.Thread, v starlark.Value) error // see Options
	eval      bool
}

// A Code is a function, a class body or a module as it was compiled: what all functions of
// one def statement have in common.
type Code struct {
	unit  *Unit
	scope *symtable.Scope
	node  syntax.Node
	kind  codeKind

	properties // what functions of it have to begin with: their names
	doc        string
	hasDoc     bool
	pos        syntax.Position // of the def statement

	params    []string // as they are in the frame: positional, by keyword only, *args, **kwargs
	only      int      // how many are only positional
	positions int      // how many may be positional
	keywords  int      // how many are by keyword only
	star      int      // the number of *args, or -1
	starstar  int      // the number of **kwargs, or -1
	passedOn  bool     // **kwargs is only given to calls: see passesOn

	annotate *Code  // what evaluates the annotations; nil for none
	later    *later // of such a Code: what it evaluates

	body atomic.Pointer[body] // once it is compiled
}

type codeKind uint8

const (
	plainCode codeKind = iota
	generatorCode
	classCode
	moduleCode
)

// A body is what a call needs to know of a Code.
type body struct {
	code      *Code
	run       stmt
	begin     stmt            // of a generator, which run makes: runs to the first yield
	goOn      stmt            // of a generator: goes on behind the yield
	exact     int             // how many positional arguments a call may have that binds nothing; -1 for none
	size      int             // of the frame
	generator uint8           // the slot with the generator, of one that runs
	cleanup   bool            // of a generator: it is suspended within a statement that has something to do at its end
	far       int             // how many variables there are that the frame has no room for; farSlot has them
	refused   *pysyntax.Error // why run does nothing but fail; nil for all others
}

// notCompiled is the body of functions that were never called.
var notCompiled = body{exact: -1}
