package object

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
)

// members are the data attributes that instances of a built-in exception class have, and
// those of the classes derived from it: what CPython keeps in a structure of C, and not in
// their __dict__.
type members struct {
	owner *Class
	names []string

	// init is the class's __init__, args apart, which it need not set; nil if it does no more.
	init func(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error
}

// builtinMembers are the members of the built-in exceptions.
// Source: "Concrete exceptions" in the Python library reference.
func builtinMembers() []*members {
	unicode := []string{"encoding", "object", "start", "end", "reason"}
	return []*members{
		{AttributeError, []string{"name", "obj"}, initKeywords("AttributeError", "name", "obj")},
		{BaseExceptionGroup, []string{"message", "exceptions"}, nil},
		{ImportError, []string{"msg", "name", "path", "name_from"}, initImportError},
		{NameError, []string{"name"}, initKeywords("NameError", "name")},
		{OSError, []string{"errno", "strerror", "filename", "filename2", charactersWritten}, initOSError},
		{StopIteration, []string{"value"}, func(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
			if len(args) > 0 {
				e.SetMember("value", args[0])
			}
			return e.noKeywords(kwargs)
		}},
		{SyntaxError, []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"}, initSyntaxError},
		{SystemExit, []string{"code"}, func(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
			switch len(args) {
			case 0:
			case 1:
				e.SetMember("code", args[0])
			default:
				e.SetMember("code", args)
			}
			return e.noKeywords(kwargs)
		}},
		{UnicodeDecodeError, unicode, initUnicodeError("UOnnU")},
		{UnicodeEncodeError, unicode, initUnicodeError("UUnnU")},
		{UnicodeTranslateError, unicode, initUnicodeError("UnnU")},
	}
}

func init() {
	for _, m := range builtinMembers() {
		for i, name := range m.names {
			m.owner.attrs.Set(name, &exceptionMember{descriptor{"member_descriptor"}, m.owner, name, i})
		}
		for _, c := range Exceptions {
			if c.Is(m.owner) {
				c.members = m
			}
		}
	}
}

// HasOwnMembers reports whether c is a built-in exception class with data attributes of its own,
// and an __init__ that sets them: see [Exception.Initialize].
func (c *Class) HasOwnMembers() bool { return c.members != nil && c.members.owner == c }

// Initialize is the __init__ of c, a built-in class that e is an instance of. The exception keeps
// args.
func (e *Exception) Initialize(c *Class, args starlark.Tuple, kwargs []starlark.Tuple) error {
	e.args = args
	if m := c.members; m != nil && m.init != nil {
		return m.init(e, args, kwargs)
	}
	return e.noKeywords(kwargs)
}

// noKeywords is the error of a call with keyword arguments, if there are any.
func (e *Exception) noKeywords(kwargs []starlark.Tuple) error {
	if len(kwargs) > 0 {
		return TypeError.Errorf("%s() takes no keyword arguments", e.class.Name())
	}
	return nil
}

// initKeywords returns the __init__ of a class called class whose members are given as
// keyword arguments.
func initKeywords(class string, names ...string) func(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
	return func(e *Exception, _ starlark.Tuple, kwargs []starlark.Tuple) error {
		for _, kw := range kwargs {
			name := string(kw[0].(starlark.String))
			if !slices.Contains(names, name) {
				return TypeError.Errorf("%s() got an unexpected keyword argument '%s'", class, name)
			}
			e.SetMember(name, kw[1])
		}
		return nil
	}
}

var importKeywords = initKeywords("ImportError", "name", "path", "name_from")

func initImportError(e *Exception, args starlark.Tuple, kwargs []starlark.Tuple) error {
	if len(args) == 1 {
		e.SetMember("msg", args[0])
	}
	return importKeywords(e, args, kwargs)
}

// Member returns the data attribute called name that e has by its built-in class, such as
// the name of an ImportError; nil if it has none or it was not set.
func (e *Exception) Member(name string) starlark.Value {
	members := e.had().members
	if members == nil {
		return nil
	}
	i := slices.Index(e.class.members.names, name)
	if i < 0 {
		return nil
	}
	return members[i]
}

// SetMember sets a data attribute that e has by its built-in class, which is one of its
// MemberNames.
func (e *Exception) SetMember(name string, v starlark.Value) {
	names := e.class.members.names
	was := e.remember()
	if was.members == nil {
		was.members = make([]starlark.Value, len(names))
	}
	was.members[slices.Index(names, name)] = v
}

// MemberNames returns the names of the data attributes that e has by its built-in class.
func (e *Exception) MemberNames() []string {
	if e.class.members == nil {
		return nil
	}
	return e.class.members.names
}

// charactersWritten is the one member that cannot be read before it is set.
const charactersWritten = "characters_written"

// exceptionMember is the attribute of a class that is a member of its instances.
type exceptionMember struct {
	descriptor
	class *Class
	name  string
	index int
}

var _ Descriptor = (*exceptionMember)(nil)

// GetFrom returns the value of the member of self, None if it was not set.
func (m *exceptionMember) GetFrom(self starlark.Value, _ *Class) (starlark.Value, error) {
	e, err := m.of(self)
	if err != nil {
		return nil, err
	}
	if members := e.had().members; members != nil && members[m.index] != nil {
		return members[m.index], nil
	}
	if m.name == charactersWritten {
		return nil, AttributeError.New(starlark.String(m.name))
	}
	return starlark.None, nil
}

// SetIn makes v the value of the member of self.
func (m *exceptionMember) SetIn(self starlark.Value, _ *Class, v starlark.Value) error {
	e, err := m.of(self)
	if err == nil {
		e.SetMember(m.name, v)
	}
	return err
}

// DeleteIn makes the member of self one that was not set.
func (m *exceptionMember) DeleteIn(self starlark.Value, _ *Class) error {
	return m.SetIn(self, nil, nil)
}

// of returns self, if it is an instance of the member's class.
func (m *exceptionMember) of(self starlark.Value) (*Exception, error) {
	if e, ok := self.(*Exception); ok && e.class.Is(m.class) {
		return e, nil
	}
	return nil, TypeError.Errorf("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.name, m.class.Name(), TypeName(self))
}

func (m *exceptionMember) String() string {
	return fmt.Sprintf("<member '%s' of '%s' objects>", m.name, m.class.Name())
}

func (m *exceptionMember) Hash() (uint32, error) { return AddressHash(m), nil }
