package lower

import (
	"iter"
	"strings"

	"go.starlark.net/syntax"

	"fstar/internal/pysyntax"
)

// An Analysis is what the names in a file mean, for who wants to know before the file is
// lowered.
type Analysis struct {
	file *syntax.File
	a    *analysis
}

// Analyze finds the meaning of the names in a tree of package pysyntax. Their Idents and
// the tree are the Analysis's from then on.
func Analyze(f *syntax.File, opts Options) *Analysis {
	return &Analysis{file: f, a: analyze(f, &opts)}
}

// Errors returns why the file cannot be lowered, as far as names tell.
func (n *Analysis) Errors() []*pysyntax.Error { return n.a.errs }

// Lower is [File] for the file. It can be called once, and is the last call.
func (n *Analysis) Lower() (*syntax.File, error) { return lower(n.file, n.a) }

// Unbound yields the reads of module variables that nothing in the file binds or declares:
// of builtins, and of names that are not defined. A star import may bind them all the same.
func (n *Analysis) Unbound() iter.Seq[Unbound] {
	return func(yield func(Unbound) bool) {
		for u := range n.a.allUses() {
			if u.kind != reads {
				continue
			}
			v := u.id.Binding.(*variable).base()
			if v.store == module && !v.bound && !v.stated && !yield(Unbound{u.id, u.scope}) {
				return
			}
		}
	}
}

// Binds reports whether something in the file binds or declares the module variable name.
func (n *Analysis) Binds(name string) bool {
	v := n.a.module.variable(name)
	return v != nil && (v.bound || v.stated)
}

// Variables yields the names of the module variables that the file binds or declares.
func (n *Analysis) Variables() iter.Seq[string] { return n.a.module.names() }

// Variable returns what tells the variable that a name is from all others, and how many
// places in the file bind it; nil for a name that is no variable, such as None or that of
// an attribute.
func (n *Analysis) Variable(id *syntax.Ident) (v any, writes int) {
	if v := variableOf(id); v != nil {
		return v.base(), int(v.base().writes)
	}
	return nil, 0
}

// An Unbound is a read of a name: see [Analysis.Unbound].
type Unbound struct {
	Name  *syntax.Ident
	scope *scope
}

// InClass reports whether the name is read in the body of a class itself, where a
// metaclass could define it.
func (u Unbound) InClass() bool { return u.scope.kind == classScope }

// InAnnotation reports whether the name is read in an annotation or the value of a type
// alias, which is evaluated later, if ever.
func (u Unbound) InAnnotation() bool {
	for s := u.scope; s != nil; s = s.parent {
		if s.annotation {
			return true
		}
	}
	return false
}

// Visible yields the names of the variables that the code around can read, innermost
// first.
func (u Unbound) Visible() iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := u.scope; s != nil; s = s.parent {
			if s.kind == classScope && s != u.scope {
				continue
			}
			for name := range s.names() {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// Member reports whether the class of the method around has an attribute of that name, and
// what the method calls its instance.
func (u Unbound) Member() (self string, ok bool) {
	for s := u.scope; s.parent != nil; s = s.parent {
		if s.isMethod && s.parent.kind == classScope {
			v := s.parent.variable(u.Name.Name)
			return s.self.name, v != nil && v.bound
		}
	}
	return "", false
}

// names yields the names of the variables of s that are bound or declared, and can be
// spelled, in the order of appearance.
func (s *scope) names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, v := range s.order {
			if (v.bound || v.stated) && !strings.HasPrefix(v.name, "$") && !yield(v.name) {
				return
			}
		}
	}
}
