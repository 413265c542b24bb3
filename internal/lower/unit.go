package lower

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/resolve"
	"go.starlark.net/syntax"
)

// A Unit is a lowered file taken apart into its functions, those of classes and of other
// functions included: each can be compiled by itself, where the file has not run, and is
// given the values that it captures.
type Unit struct {
	funcs map[FuncID]syntax.Node // *syntax.DefStmt or *syntax.LambdaExpr
	slots []*syntax.AssignStmt   // of the variables that all functions share: see slot
	names map[FuncID][]string    // see Names; made when first asked for
	boxed map[FuncID]boxNames    // see BoxNames; likewise
	loads map[FuncID][]string    // see Imports; likewise
	file  *syntax.File
}

// A FuncID tells an emitted function of a file from the others. Of one that runs, package object's
// Code has the name as its ID, and the place.
type FuncID struct {
	Name      string // of a lambda that is part of another one, its first parameter's
	Line, Col int32
}

// NewUnit takes apart what File returned. The file must not be compiled.
func NewUnit(f *syntax.File) *Unit {
	u := &Unit{funcs: make(map[FuncID]syntax.Node), file: f}
	for _, s := range f.Stmts {
		if a, ok := s.(*syntax.AssignStmt); ok {
			if id, ok := a.LHS.(*syntax.Ident); ok && isSlot(id.Name) {
				u.slots = append(u.slots, a)
				continue
			}
		}
		syntax.Walk(s, func(n syntax.Node) bool {
			if id, ok := idOf(n); ok {
				u.funcs[id] = n
			}
			return true
		})
	}
	return u
}

// idOf returns the ID of the function that n defines, if it does.
func idOf(n syntax.Node) (FuncID, bool) {
	switch n := n.(type) {
	case *syntax.DefStmt:
		return FuncID{n.Name.Name, n.Def.Line, n.Def.Col}, true
	case *syntax.LambdaExpr:
		name := "lambda"
		if len(n.Params) > 0 {
			if first, ok := n.Params[0].(*syntax.Ident); ok && first.Name[0] == '$' {
				name = first.Name
			}
		}
		return FuncID{name, n.Lambda.Line, n.Lambda.Col}, true
	}
	return FuncID{}, false
}

// Has reports whether the file has a function.
func (u *Unit) Has(id FuncID) bool { return u.funcs[id] != nil }

// Names returns the names of the module's variables, and of builtins, that a function,
// or one in it, reads or writes, sorted; nil for a function that the file has not.
func (u *Unit) Names(id FuncID) []string {
	if u.names == nil {
		u.resolve()
	}
	return u.names[id]
}

// Imports returns the names of modules, as import statements have them, that a function
// imports, or one in it does.
func (u *Unit) Imports(id FuncID) []string {
	if u.names == nil {
		u.resolve()
	}
	return u.loads[id]
}

// imported returns the name of the module that a call imports, if it does.
func imported(call *syntax.CallExpr) (name string, ok bool) {
	fn, isName := call.Fn.(*syntax.Ident)
	if !isName || fn.Name != "$import" && fn.Name != "$importtop" || len(call.Args) != 1 {
		return "", false
	}
	lit, ok := call.Args[0].(*syntax.Literal)
	if ok {
		name, ok = lit.Value.(string)
	}
	return name, ok
}

// boxNames are the names of variables by the names of the boxes that they are in. A nil
// map stands for all variables of a box.
type boxNames map[string]map[string]bool

// BoxNames returns which variables in a box, one that it captures under a name, a function
// uses, or one in it does. It reports !ok if it may use all.
func (u *Unit) BoxNames(id FuncID, box string) (names map[string]bool, ok bool) {
	if u.names == nil {
		u.resolve()
	}
	names, used := u.boxed[id][box]
	return names, names != nil || !used
}

// isBox reports whether name is that of a box.
func isBox(name string) bool {
	rest, ok := strings.CutPrefix(name, "$b")
	return ok && strings.Trim(rest, "0123456789") == ""
}

// boxUses calls use for each variable of a box that is used by the expression n itself,
// not by those in it; with "" for all of a box.
func boxUses(n syntax.Node, use func(box, name string)) {
	boxOf := func(x syntax.Expr) string {
		if id, ok := x.(*syntax.Ident); ok && isBox(id.Name) {
			return id.Name
		}
		return ""
	}
	switch n := n.(type) {
	case *syntax.DotExpr:
		if box := boxOf(n.X); box != "" {
			use(box, n.Name.Name)
		}
	case *syntax.CallExpr: // $set(box, "x", v) and the like
		for i, arg := range n.Args {
			box := boxOf(arg)
			if box == "" {
				continue
			}
			name := ""
			if i+1 < len(n.Args) {
				if lit, ok := n.Args[i+1].(*syntax.Literal); ok {
					name, _ = lit.Value.(string)
				}
			}
			use(box, name)
		}
	}
}

// resolve finds the names of all functions.
func (u *Unit) resolve() {
	u.names, u.boxed, u.loads = make(map[FuncID][]string), make(map[FuncID]boxNames), make(map[FuncID][]string)
	f := &syntax.File{Path: u.file.Path, Stmts: u.toplevel(), Options: u.file.Options}
	constant := func(name string) bool { return name == "None" || name == "True" || name == "False" }
	resolve.File(f, func(name string) bool { return !constant(name) }, constant) // what is wrong in the file is for its compiler to say
	var around []FuncID
	var isFunc []bool
	add := func(name string) {
		for _, id := range around {
			u.names[id] = append(u.names[id], name)
		}
	}
	for _, s := range f.Stmts {
		syntax.Walk(s, func(n syntax.Node) bool {
			if n == nil {
				last := len(isFunc) - 1
				if isFunc[last] {
					around = around[:len(around)-1]
				}
				isFunc = isFunc[:last]
				return true
			}
			id, ok := idOf(n)
			if ok {
				around = append(around, id)
			}
			isFunc = append(isFunc, ok)
			boxUses(n, func(box, name string) {
				for _, id := range around {
					u.useBox(id, box, name)
				}
			})
			switch n := n.(type) {
			case *syntax.Ident:
				if b, ok := n.Binding.(*resolve.Binding); ok && b.Scope == resolve.Predeclared && n.Name[0] != '$' {
					add(n.Name)
				}
			case *syntax.DotExpr:
				if x, ok := n.X.(*syntax.Ident); ok && isModule(x.Name) {
					add(n.Name.Name)
				}
			case *syntax.CallExpr:
				if name, ok := imported(n); ok {
					for _, id := range around {
						u.loads[id] = append(u.loads[id], name)
					}
				}
			}
			return true
		})
	}
	for id, names := range u.names {
		slices.Sort(names)
		u.names[id] = slices.Compact(names)
	}
}

// useBox notes that a function uses a variable of a box.
func (u *Unit) useBox(id FuncID, box, name string) {
	boxes := u.boxed[id]
	if boxes == nil {
		boxes = make(boxNames)
		u.boxed[id] = boxes
	}
	names, used := boxes[box]
	switch {
	case name == "":
		boxes[box] = nil
	case !used:
		boxes[box] = map[string]bool{name: true}
	case names != nil:
		names[name] = true
	}
}

// isModule reports whether name is $g or the namespace of a class, which falls back to it.
func isModule(name string) bool {
	return name == "$g" || len(name) > 2 && name[:2] == "$c" && '0' <= name[2] && name[2] <= '9'
}

// toplevel returns a copy of the file's statements, without its load statements.
func (u *Unit) toplevel() []syntax.Stmt {
	stmts := make([]syntax.Stmt, 0, len(u.file.Stmts))
	for _, s := range u.file.Stmts {
		if _, ok := s.(*syntax.LoadStmt); !ok {
			stmts = append(stmts, copyStmt(s))
		}
	}
	return stmts
}

// A Maker asks for a function that Maker is to make: the names of the variables that it
// captures.
type Maker struct {
	ID       FuncID
	Captured []string
}

// Makers returns a file, to be compiled like that of the unit, which defines for the i'th
// function of list, as the global variable MakerName(i), a function
//
//	def maker(fill, defaults): …
//
// It defines the function, with the values of the tuple defaults for the parameters that
// have one, calls fill with it, assigns the elements of the dict that fill returns to the
// captured variables that they are named after, and returns the function. The file begins
// with the applied builtins that the functions use.
func (u *Unit) Makers(list []Maker) *syntax.File {
	makers := make([]syntax.Stmt, len(list))
	used := make(map[string]bool)
	for i, m := range list {
		makers[i] = u.maker(MakerName(i), m)
		syntax.Walk(makers[i], func(n syntax.Node) bool {
			if id, ok := n.(*syntax.Ident); ok {
				used[id.Name] = true
			}
			return true
		})
	}
	f := &syntax.File{Path: u.file.Path, Options: u.file.Options}
	for _, s := range u.slots {
		if used[s.LHS.(*syntax.Ident).Name] {
			f.Stmts = append(f.Stmts, copyStmt(s))
		}
	}
	f.Stmts = append(f.Stmts, makers...)
	return f
}

// MakerName returns the name of the i'th function that Makers defines.
func MakerName(i int) string { return fmt.Sprintf("$make%d", i) }

// maker returns the definition of the function that makes m.
func (u *Unit) maker(name string, m Maker) *syntax.DefStmt {
	var body []syntax.Stmt
	var pos syntax.Position
	defaults := 0
	nextDefault := func() syntax.Expr {
		defaults++
		return index(ident(pos, "$defaults"), pos, integer(pos, defaults-1))
	}
	switch n := u.funcs[m.ID].(type) {
	case *syntax.DefStmt:
		pos = n.Def
		def := copyStmt(n).(*syntax.DefStmt)
		replaceDefaults(def.Params, nextDefault)
		body = append(body, def, assign(pos, ident(pos, "$made"), ident(pos, n.Name.Name)))
	case *syntax.LambdaExpr:
		pos = n.Lambda
		lambda := copyExpr(n).(*syntax.LambdaExpr)
		replaceDefaults(lambda.Params, nextDefault)
		body = append(body, assign(pos, ident(pos, "$made"), lambda))
	default:
		panic("lower: no such function: " + m.ID.Name)
	}
	body = append(body, assign(pos, ident(pos, "$captured"), call(pos, "$fill", ident(pos, "$made"))))
	for _, x := range m.Captured {
		has := binary(text(pos, x), pos, syntax.IN, ident(pos, "$captured"))
		value := index(ident(pos, "$captured"), pos, text(pos, x))
		body = append(body, ifThen(pos, has, []syntax.Stmt{assign(pos, ident(pos, x), value)}))
	}
	body = append(body, &syntax.ReturnStmt{Return: pos, Result: ident(pos, "$made")})
	return &syntax.DefStmt{
		Def: pos, Name: ident(pos, name), Lparen: pos, Rparen: pos, Body: body,
		Params: []syntax.Expr{ident(pos, "$fill"), ident(pos, "$defaults")},
	}
}

// replaceDefaults puts what next returns in the place of the default values of parameters.
func replaceDefaults(params []syntax.Expr, next func() syntax.Expr) {
	for _, p := range params {
		if b, ok := p.(*syntax.BinaryExpr); ok {
			b.Y = next()
		}
	}
}
