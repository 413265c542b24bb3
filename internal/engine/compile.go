package engine

import (
	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/object"
	"fstar/internal/pyrt"
	"fstar/internal/python/pysyntax"
	"fstar/internal/python/symtable"
	"fstar/internal/script"
	"fstar/internal/value"
)

// Options say how a source is compiled.
type Options struct {
	// Module is the name of the module that the source is of.
	Module string

	// Source is the text of the tree, for [Unit.IsOf]; "" for one that only this process knows, as
	// that of exec.
	Source string

	// Show, if not nil, is given the values of expression statements at the top: of a session.
	Show func(t *script.Thread, v starlark.Value) error

	// Eval says that the source is one expression, whose value Run returns.
	Eval bool

	// Locals says that Run is given a namespace for the names at the top, besides that of the
	// module.
	Locals bool
}

// Compile compiles a tree of package pysyntax. The tree is the Unit's from then on. The error is
// a *pysyntax.Error.
func Compile(f *syntax.File, opts Options) (u *Unit, err error) {
	u, err = Resolve(f, opts)
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := refusal(recover()); e != nil {
			u, err = nil, e
		}
	}()
	u.main.compiled()
	return u, nil
}

// CompileAll compiles the bodies of all functions, for who wants to know whether that fails: the
// error is a *pysyntax.Error, after which the Unit is not to be used.
func (u *Unit) CompileAll() (err error) {
	defer func() {
		if e := refusal(recover()); e != nil {
			err = e
		}
	}()
	for _, s := range u.main.scope.All() {
		if c := u.code(s); c != nil {
			if b := c.compiled(); b.refused != nil {
				return b.refused
			}
		}
	}
	return nil
}

// Resolve is Compile for a source that is not to be run as a whole: only its functions are.
func Resolve(f *syntax.File, opts Options) (*Unit, error) {
	scope, err := symtable.Analyze(f, opts.Locals)
	if err != nil {
		return nil, err
	}
	u := &Unit{
		filename: f.Path, module: opts.Module, source: opts.Source, show: opts.Show, eval: opts.Eval,
		numbers: make(map[string]int), codes: make(map[*symtable.Scope]*Code),
	}
	for _, s := range f.Stmts {
		if s, ok := s.(*pysyntax.FromStmt); ok && isFuture(s) {
			for _, n := range s.Names {
				u.future = u.future || n.Path[0].Name == "annotations"
			}
		}
	}
	u.globals, u.numbers["__doc__"] = []string{"__doc__"}, 0 // of the module
	scope.Globals(func(name string) {
		if _, ok := u.numbers[name]; !ok {
			u.numbers[name] = len(u.globals)
			u.globals = append(u.globals, name)
		}
	})
	u.main = &Code{unit: u, scope: scope, node: f, kind: moduleCode, properties: properties{name: "<toplevel>", qualname: "<module>"}, star: -1, starstar: -1}
	return u, nil
}

// A compiler makes nodes of one Code.
type compiler struct {
	unit  *Unit
	code  *Code
	scope *symtable.Scope // of what is compiled: the Code's, or one that has no frame of its own
	temps int             // the slots in use
	size  int             // of the frame
	self  uint8           // the slot with the generator, of one
	kept  map[int]bool    // slots that lasting has: see temp
	state lasting         // of a generator: what says where the statements around a yield are, and is 0 where none is under way
	value lasting         // of a generator: what is computed before a yield, and used behind it
	sites []starlark.CallFrame

	guards   int                // the guards around what is compiled: see guarded
	textless *syntax.BinaryExpr // in a sum that is compiled, which is none of texts: see textSum
}

// generator reports whether the code is that of a generator.
func (k *compiler) generator() bool { return k.code.kind == generatorCode }

// compiled returns the body, which it compiles if need be.
func (c *Code) compiled() *body {
	if b := c.body.Load(); b != nil {
		return b
	}
	c.unit.compiling.Lock()
	defer c.unit.compiling.Unlock()
	if b := c.body.Load(); b != nil {
		return b
	}
	b := c.compileOrRefuse()
	c.body.Store(b)
	return b
}

// compileOrRefuse compiles c. A function with a construct that is not supported fails when it is
// called; the code of a module is for who compiles it to refuse.
func (c *Code) compileOrRefuse() (b *body) {
	defer func() {
		if c.kind == moduleCode {
			return
		}
		if e := refusal(recover()); e != nil {
			at := &starlark.CallFrame{Name: c.name, Pos: syntax.MakePosition(&e.Filename, int32(e.Line), int32(e.Col))}
			b = &body{code: c, exact: -1, size: farSlot + 1, generator: farSlot, refused: e, run: func(f *value.Frame) value.Value {
				return fail(f, at, object.SyntaxError.Errorf("%s", e.Msg))
			}}
		}
	}()
	return c.compile()
}

func (c *Code) compile() *body {
	k := &compiler{unit: c.unit, code: c, scope: c.scope, temps: c.scope.Slots, size: c.scope.Slots}
	b := &body{code: c, exact: -1}
	if c.kind == generatorCode {
		k.self = k.state.slot(k, c.pos)
		b.generator = k.self
		b.cleanup = cleansUp(c.node)
	}
	switch n := c.node.(type) {
	case *syntax.File:
		b.run = k.module(n)
	case *syntax.DefStmt:
		body := k.body(k.withoutDoc(n.Body))
		b.begin, b.goOn = body.begin, body.goOn
	case *syntax.LambdaExpr:
		body := k.returning(n.Body)
		b.begin, b.goOn = body.begin, body.goOn
	case *pysyntax.ClassStmt:
		b.run = k.classBody(n)
	case *pysyntax.GenExpr:
		body := k.generatorBody(n)
		b.begin, b.goOn = body.begin, body.goOn
	case *later:
		b.run = k.evaluator(n)
	default:
		k.unsupported(syntax.Start(n), something)
	}
	b.far = c.scope.Far
	b.size = k.size
	if b.far > 0 {
		b.size = farSlot + 1
	}
	switch {
	case c.kind == generatorCode:
		b.run = newGenerator(b)
	case b.run == nil:
		b.run, b.begin = b.begin, nil
	}
	if b.far > 0 {
		b.run = withFar(b.far, b.run)
	}
	b.run = withCells(c.scope, b.run)
	if (c.kind == plainCode || c.kind == generatorCode) && c.keywords == 0 && c.star < 0 && c.starstar < 0 {
		b.exact = c.positions
	}
	return b
}

// returning returns the body of a lambda.
func (k *compiler) returning(x syntax.Expr) resumable {
	return k.body([]syntax.Stmt{&syntax.ReturnStmt{Return: syntax.Start(x), Result: x}})
}

func (k *compiler) withoutDoc(body []syntax.Stmt) []syntax.Stmt {
	if docstring(body) != nil {
		return body[1:]
	}
	return body
}

// docstring returns the string that a body begins with, if any.
func docstring(stmts []syntax.Stmt) *syntax.Literal {
	if len(stmts) == 0 {
		return nil
	}
	if e, ok := stmts[0].(*syntax.ExprStmt); ok {
		if lit, ok := e.X.(*syntax.Literal); ok && lit.Token == syntax.STRING {
			return lit
		}
	}
	return nil
}

//go:noinline
func (k *compiler) module(f *syntax.File) stmt {
	if k.unit.eval {
		return k.returning(f.Stmts[0].(*syntax.ExprStmt).X).begin
	}
	run := k.block(f.Stmts)
	doc := docstring(f.Stmts)
	if doc == nil {
		return run
	}
	assign := k.global("__doc__", doc.TokenPos).assign()
	text := value.Text(doc.Value.(string))
	return func(f *value.Frame) value.Value {
		assign(f, text)
		return run(f)
	}
}

// something is what [compiler.unsupported] calls what has no better name.
const something = "this construct"

// unsupported refuses what is compiled: it panics with the error. See refusal.
func (k *compiler) unsupported(pos syntax.Position, what string) { refuse(pos, what) }

func refuse(pos syntax.Position, what string) {
	panic(pysyntax.NotSupported(pos, what+" is not supported"))
}

// refusal returns the error that refuse has panicked with; nil if nothing has. All other panics go on.
func refusal(p any) *pysyntax.Error {
	if p == nil {
		return nil
	}
	if e, ok := p.(*pysyntax.Error); ok {
		return e
	}
	panic(p)
}

// site returns the place of what is compiled.
func (k *compiler) site(pos syntax.Position) site {
	if len(k.sites) == cap(k.sites) { // there are many: one for most nodes
		k.sites = make([]starlark.CallFrame, 0, min(max(2*cap(k.sites), 4), 64))
	}
	k.sites = append(k.sites, starlark.CallFrame{Name: k.code.name, Pos: pos})
	return &k.sites[len(k.sites)-1]
}

// temp returns a slot for what is computed on the way. It is free again when the caller sets
// temps back.
func (k *compiler) temp(pos syntax.Position) uint8 {
	for k.kept[k.temps] {
		k.temps++
	}
	if k.temps >= farSlot {
		k.unsupported(pos, "such a deep nesting")
	}
	k.temps++
	k.size = max(k.size, k.temps)
	return uint8(k.temps - 1)
}

// global returns a name of the module.
func (k *compiler) global(name string, pos syntax.Position) *globalName {
	number, ok := k.unit.numbers[name]
	if !ok {
		panic("engine: " + name + " is no name of the unit")
	}
	return &globalName{number: number, name: name, at: k.site(pos)}
}

// name returns the node that reads a name.
func (k *compiler) name(id *syntax.Ident) expr {
	switch id.Name {
	case "None":
		return constant(value.None)
	case "True":
		return constant(value.True)
	case "False":
		return constant(value.False)
	}
	return k.read(k.scope.Lookup(id.Name), id.NamePos)
}

func (k *compiler) read(r symtable.Ref, pos syntax.Position) expr {
	switch {
	case r.Class:
		return readClassName(k.global(r.Name, pos))
	case r.Variable == nil:
		return k.global(r.Name, pos).read()
	case r.Place == symtable.FreeCell:
		return free(r.Index, r.Name, k.site(pos))
	case r.Place == symtable.FarCell:
		return readFar(r.Index, r.Name, k.site(pos))
	case r.Cell:
		return cellIn(uint8(r.Index), r.Name, k.site(pos))
	}
	return local(uint8(r.Index), r.Name, k.site(pos))
}

// assign returns what assigns to a name.
func (k *compiler) assign(name string, pos syntax.Position) store {
	r := k.scope.Lookup(name)
	switch {
	case r.Class:
		return writeClassName(r.Name, k.site(pos))
	case r.Variable == nil:
		return k.global(r.Name, pos).assign()
	case r.Place == symtable.FreeCell:
		return toFree(r.Index)
	case r.Place == symtable.FarCell:
		return toFar(r.Index)
	case r.Cell:
		return toCell(uint8(r.Index))
	}
	return toSlot(uint8(r.Index))
}

// slotOf returns the slot of a variable that is simply in one.
func (k *compiler) slotOf(x syntax.Expr) (slot uint8, name string, ok bool) {
	id, isName := unparen(x).(*syntax.Ident)
	if !isName || isConstant(id) {
		return 0, "", false
	}
	r := k.scope.Lookup(id.Name)
	if r.Variable == nil || r.Cell || r.Place != symtable.Slot {
		return 0, "", false
	}
	return uint8(r.Index), r.Name, true
}

// isConstant reports whether a name is that of a constant.
func isConstant(id *syntax.Ident) bool {
	return id.Name == "None" || id.Name == "True" || id.Name == "False"
}

func unparen(x syntax.Expr) syntax.Expr {
	for {
		p, ok := x.(*syntax.ParenExpr)
		if !ok {
			return x
		}
		x = p.X
	}
}

// Run runs the unit as the code of a module, on t, which has the script lock. Locals, which may be
// nil, is the mapping for [Options.Locals]. It returns the value of an expression, or None, and the
// error that leaves the code.
func (u *Unit) Run(t *script.Thread, m *pyrt.Module, locals starlark.Value) (starlark.Value, error) {
	fn := &Function{properties: &u.main.properties, code: u.main, module: m, globals: u.globalsOf(m)}
	b := u.main.compiled()
	fn.body.Store(b)
	frame, mark := t.Stack.Push(b.size)
	defer t.Stack.Pop(mark)
	frame[threadSlot], frame[functionSlot] = value.Hold(t), functions.Of(fn)
	if locals != nil {
		frame[namespaceSlot] = value.Hold(pyrt.NewLocals(m, t, locals))
	}
	v := fn.run(t, b, frame, nowhere, frame)
	if !v.Present() {
		return nil, taken(t)
	}
	return v.Starlark(), nil
}
