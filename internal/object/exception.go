package object

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/alarm"
	"fstar/internal/value"
)

// An Exception is an instance of a class derived from BaseException.
type Exception struct {
	operators
	class    *Class
	args     starlark.Tuple
	attrs    *Namespace // nil until scripts give it one: see Attrs
	context  *Exception
	suppress bool // __suppress_context__
	thrown   bool // see Throw

	// Where it was raised as far as it was caught yet, and CallStack was not asked: traced places, innermost
	// first. Those behind the first are in past.
	traced int32
	trace  [2]*starlark.CallFrame
	past   *past // nil for none
}

// past is what few exceptions have.
type past struct {
	members []starlark.Value // by the names of the class's members; nil if none was set
	cause   *Exception
	err     error

	// Where it was raised before that: first of all traceback, which was asked for, and then stack.
	trace     []*starlark.CallFrame // see Exception.trace
	stack     starlark.CallStack    // outermost call first
	traceback *Traceback

	// The last raising: the interpreter's error, and what stack and traceback were before it.
	raised *starlark.EvalError
	before starlark.CallStack
	behind *Traceback

	pos    syntax.Position // where the source of a SyntaxError is wrong
	locals []string        // see SetLocals
}

// noPast is that of an exception which has none. It is not changed.
var noPast past

func (e *Exception) had() *past {
	if e.past == nil {
		return &noPast
	}
	return e.past
}

func (e *Exception) remember() *past {
	if e.past == nil {
		e.past = new(past)
	}
	return e.past
}

// Pos returns where the source of a SyntaxError is wrong; it is not valid for others.
func (e *Exception) Pos() syntax.Position { return e.had().pos }

// Locals returns the variables that there were, in the function, where a NameError was raised.
func (e *Exception) Locals() []string { return e.had().locals }

// SetLocals makes names what Locals returns.
func (e *Exception) SetLocals(names []string) { e.remember().locals = names }

// SetPos makes pos what Pos returns.
func (e *Exception) SetPos(pos syntax.Position) { e.remember().pos = pos }

var _ starlark.HasSetField = (*Exception)(nil)
var _ error = (*Exception)(nil)

// New returns an instance of an exception class with the given arguments, made without
// calling an __init__ of a script. Arguments that do not fit the class are but its args.
func (c *Class) New(args ...starlark.Value) *Exception {
	e := newException(c, args)
	if len(args) > 0 && c.members != nil {
		e.Initialize(c, args, nil) // which sets what it can
	}
	return e
}

// newException is BaseException.__new__.
func newException(c *Class, args starlark.Tuple) *Exception {
	if c == OSError {
		c = osErrorFor(args)
	}
	e := &Exception{class: c, args: args}
	e.self = e
	return e
}

// NewException returns an exception of a class with n arguments, made without calling an __init__. The
// arguments are the caller's to set.
func NewException(c *Class, n int) (e *Exception, args starlark.Tuple) {
	if n > 2 {
		args = make(starlark.Tuple, n)
		return newException(c, args), args
	}
	x := new(struct {
		Exception
		args [2]starlark.Value
	})
	x.class, x.Exception.args, x.self = c, x.args[:n:n], &x.Exception
	return &x.Exception, x.Exception.args
}

// Errorf returns an instance of an exception class whose one argument is the formatted
// message. An error given for a %w verb is what the instance unwraps to.
func (c *Class) Errorf(format string, args ...any) *Exception {
	err := fmt.Errorf(format, args...)
	e := c.New(starlark.String(err.Error()))
	if wrapper, ok := err.(interface{ Unwrap() error }); ok {
		e.remember().err = wrapper.Unwrap()
	}
	return e
}

// IsA reports whether err is, or wraps, an exception of class c, or an error of the
// interpreter that will be one.
func IsA(err error, c *Class) bool {
	if e, ok := errors.AsType[*Exception](err); ok {
		return e.class.Is(c)
	}
	class := interpreterError(err)
	return class != nil && class.Is(c)
}

func isAttributeError(err error) bool { return IsA(err, AttributeError) }

// Class returns the class that e is an instance of.
func (e *Exception) Class() *Class { return e.class }

// Attrs returns the attributes that scripts gave e.
func (e *Exception) Attrs() *Namespace {
	if e.attrs == nil {
		e.attrs = new(Namespace)
		if s := &e.class.shape; s.shared {
			e.attrs.shape, e.attrs.values = s, make([]value.Value, 0, len(s.names))
		}
	}
	return e.attrs
}

// Own returns the attributes for who only reads them.
func (e *Exception) Own() *Namespace {
	if e.attrs == nil {
		return &noAttributes
	}
	return e.attrs
}

// noAttributes are those of an exception without any. They are not changed.
var noAttributes Namespace

// Type returns "object", as for every instance.
func (e *Exception) Type() string { return instanceType }

// Name returns the name of the class: an exception may be called.
func (e *Exception) Name() string { return e.class.Name() }

// Args returns the arguments the exception was made with.
func (e *Exception) Args() starlark.Tuple { return e.args }

// Cause returns __cause__, what the exception was raised from, or nil.
func (e *Exception) Cause() *Exception { return e.had().cause }

// Context returns __context__, what was handled when it was raised, or nil.
func (e *Exception) Context() *Exception { return e.context }

// Suppressed reports whether the context is not to be shown.
func (e *Exception) Suppressed() bool { return e.suppress }

// WithCause makes cause the exception's __cause__, and returns the exception. A nil
// cause is that of raise … from None.
func (e *Exception) WithCause(cause *Exception) *Exception {
	e.suppress = true
	if cause != e.Cause() {
		e.remember().cause = cause
	}
	return e
}

// SetContext makes context what was handled when e was raised, unless that would make
// a circle.
func (e *Exception) SetContext(context *Exception) {
	if context == e {
		return
	}
	for c := context; c != nil; c = c.context {
		alarm.Must() // a script may make it long
		if c.context == e {
			c.context = nil
			break
		}
	}
	e.context = context
}

// Throw notes that e is thrown into a generator that handles handled, or nothing if that is
// nil: what is being handled where e comes through is not its context.
func (e *Exception) Throw(handled *Exception) {
	e.thrown = true
	if handled != nil {
		e.SetContext(handled)
	}
}

// Pass notes that e, which was raised somewhere, comes to where handled is being handled:
// that is the context of e if it has none. CPython has its own MemoryErrors ready, without one.
func (e *Exception) Pass(handled *Exception) {
	if e.context == nil && !e.thrown && e.class != MemoryError {
		e.SetContext(handled)
	}
}

// AddStack puts the stack of an error of the interpreter, that e is the cause of, less
// the skip outermost calls, before that of e. If the same error was caught before,
// further in, this stack takes the place of that.
func (e *Exception) AddStack(raised *starlark.EvalError, skip int) {
	was := e.remember()
	if was.raised != raised {
		e.gather()
		was.raised, was.before, was.behind = raised, was.stack, was.traceback
	}
	skip = min(skip, len(raised.CallStack))
	stack := raised.CallStack[skip:]
	if len(was.before) > 0 {
		stack = slices.Concat(stack, was.before)
	}
	was.stack, was.traceback = slices.Clip(stack), was.behind // it is raised's: an exception may pass through any number of handlers
}

// CallStack returns where e was raised, outermost call first, as far as it was caught yet. One
// that was caught in a thread and raised in another has the stacks of both. The caller must not
// change it.
func (e *Exception) CallStack() starlark.CallStack {
	e.gather()
	was := e.had()
	if was.traceback != nil {
		return slices.Concat(was.stack, was.traceback.calls())
	}
	return was.stack
}

// gather makes the places in trace a part of stack.
func (e *Exception) gather() {
	if e.traced > 0 {
		was := e.remember()
		stack := make(starlark.CallStack, 0, int(e.traced)+len(was.stack))
		for _, fr := range slices.Backward(was.trace) {
			stack = append(stack, *fr)
		}
		for _, fr := range slices.Backward(e.trace[:min(int(e.traced), len(e.trace))]) {
			stack = append(stack, *fr)
		}
		was.stack, was.trace, e.traced = append(stack, was.stack...), nil, 0
	}
}

// SetCallStack makes stack what CallStack returns.
func (e *Exception) SetCallStack(stack starlark.CallStack) {
	e.traced = 0
	if stack != nil || e.past != nil {
		was := e.remember()
		was.stack, was.trace, was.traceback = stack, nil, nil
	}
}

// AddTrace notes the places that e has come through since it was raised, or noted last: innermost
// first. The slice stays the caller's.
func (e *Exception) AddTrace(trace []*starlark.CallFrame) {
	n := int(e.traced)
	e.traced = int32(n + len(trace))
	if n < len(e.trace) {
		trace = trace[copy(e.trace[n:], trace):]
	}
	if len(trace) > 0 {
		was := e.remember()
		was.trace = append(was.trace, trace...)
	}
}

// KeepStack returns a function that gives e back the stack that it has now. It is for
// those who throw an exception that they hold into a generator: if it comes back, that
// was no raising of its own.
func (e *Exception) KeepStack() (restore func()) {
	tb := e.Traceback()
	was := *e.had()
	return func() {
		e.SetTraceback(tb)
		if now := e.past; now != nil {
			now.raised, now.before, now.behind = was.raised, was.before, was.behind
		}
	}
}

// Raised returns the interpreter's error that e was last caught as, or nil: to let go
// on what was caught.
func (e *Exception) Raised() *starlark.EvalError { return e.had().raised }

// Wrap makes err the Go error that the exception stands for, and returns the
// exception.
func (e *Exception) Wrap(err error) *Exception {
	e.remember().err = err
	return e
}

// Message returns str(e).
func (e *Exception) Message() string {
	if s, ok := textFrom(e, e.class, "__str__"); ok {
		return s
	}
	return e.BaseMessage()
}

// BaseMessage is BaseException.__str__, and that of the classes with their own.
func (e *Exception) BaseMessage() string {
	switch m := e.class.members; {
	case m == nil:
	case e.class.Is(SyntaxError):
		return syntaxErrorMessage(e)
	case e.class.Is(UnicodeError):
		return unicodeMessage(e)
	case m.owner == BaseExceptionGroup:
		return groupMessage(e)
	case m.owner == OSError:
		if message := osErrorMessage(e); message != "" {
			return message
		}
	case m.owner == ImportError:
		if msg, ok := e.Member("msg").(starlark.String); ok {
			return string(msg)
		}
	}
	switch len(e.args) {
	case 0:
		return ""
	case 1:
		if e.class.Is(KeyError) {
			return Repr(e.args[0])
		}
		return Str(e.args[0])
	}
	return Repr(e.args)
}

// Str returns str(e).
func (e *Exception) Str() string { return e.Message() }

// Error returns the class and the message, as the last line of a traceback: without the
// place of a SyntaxError. It runs no code of scripts, as the interpreter asks for it each
// time that an exception is raised, and Go code whenever it likes: if only such code can tell
// the message, as that of a class with a __str__ of its own, it is the class alone.
func (e *Exception) Error() string {
	if m, _ := e.plainLine(); m != "" {
		return e.class.QualifiedName() + ": " + m
	}
	return e.class.QualifiedName()
}

// Unwrap returns the Go error that the exception stands for, or nil.
func (e *Exception) Unwrap() error { return e.had().err }

// String returns repr(e), such as ValueError('bad').
func (e *Exception) String() string {
	if c := outside(e.class); c != nil {
		return textFromOutside(c, e, e.class, e.repr)
	}
	return e.repr()
}

func (e *Exception) repr() string {
	if s, ok := textFrom(e, e.class, "__repr__"); ok {
		return s
	}
	return e.BaseRepr()
}

// BaseRepr is BaseException.__repr__.
func (e *Exception) BaseRepr() string {
	var args []string
	for _, v := range e.args {
		args = append(args, Repr(v))
	}
	if e.class.Is(ImportError) {
		for _, name := range []string{"name", "path"} {
			if v := e.Member(name); v != nil {
				args = append(args, name+"="+Repr(v))
			}
		}
	}
	return e.class.Name() + "(" + strings.Join(args, ", ") + ")"
}

// Freeze freezes the arguments.
func (e *Exception) Freeze() { e.args.Freeze() }

// Hash returns hash(e).
func (e *Exception) Hash() (uint32, error) {
	if c := outside(e.class); c != nil {
		return from(c, func() (uint32, error) { return hashOf(e, e.class) })
	}
	return hashOf(e, e.class)
}

// Defines reports whether the class of e, or a base other than BaseException, defines the
// dunder method called name.
func (e *Exception) Defines(name string) bool { return defines(e.class, name) }

// Special calls the dunder method called name; found is false if there is none.
func (e *Exception) Special(name string, args ...starlark.Value) (v starlark.Value, found bool, err error) {
	return special(e, e.class, name, args...)
}

// Attr returns the attribute called name.
func (e *Exception) Attr(name string) (starlark.Value, error) {
	if c := outside(e.class); c != nil {
		return from(c, func() (starlark.Value, error) { return e.attr(name) })
	}
	return e.attr(name)
}

func (e *Exception) attr(name string) (starlark.Value, error) {
	if v := e.builtinAttr(name); v != nil {
		return v, nil
	}
	if name == "__dict__" {
		return attrOf(e, e.class, e.Attrs(), name)
	}
	return attrOf(e, e.class, e.Own(), name)
}

// builtinAttr returns an attribute that exceptions have by themselves.
func (e *Exception) builtinAttr(name string) starlark.Value {
	orNone := func(x *Exception) starlark.Value {
		if x == nil {
			return starlark.None
		}
		return x
	}
	switch name {
	case "args":
		return e.args
	case "__cause__":
		return orNone(e.Cause())
	case "__context__":
		return orNone(e.context)
	case "__suppress_context__":
		return starlark.Bool(e.suppress)
	case "__traceback__":
		if tb := e.Traceback(); tb != nil {
			return tb
		}
		return starlark.None
	}
	return nil
}

// AddNote adds a note, as the method add_note does.
func (e *Exception) AddNote(note string) error {
	notes, ok := e.Own().Get("__notes__").(*value.List)
	if !ok {
		notes = new(value.List)
		e.Attrs().Set("__notes__", notes)
	}
	return notes.Append(value.Text(note))
}

// Notes returns __notes__, nil if there is none: the list of what add_note added, unless a
// script has put something else there. If only code of scripts can tell, it has call call what
// runs that.
func (e *Exception) Notes(call func(get func() (starlark.Value, error)) (starlark.Value, error)) (starlark.Value, error) {
	const name = "__notes__"
	inherited, _ := e.class.Lookup(name)
	own := e.Own().Get(name)
	if !e.class.hooks.getattribute && inherited == nil && (own != nil || !e.Defines("__getattr__")) {
		return own, nil
	}
	return call(func() (starlark.Value, error) {
		v, err := e.Attr(name)
		if err != nil && isAttributeError(err) {
			return nil, nil
		}
		return v, err
	})
}

// AttrNames returns the names of the attributes, sorted.
func (e *Exception) AttrNames() []string {
	if c := outside(e.class); c != nil {
		names, _ := from(c, func() ([]string, error) { return e.attrNames(), nil })
		return names
	}
	return e.attrNames()
}

func (e *Exception) attrNames() []string {
	return sortedNames(dirOf(e.class, e.Own()),
		[]string{"__cause__", "__context__", "__suppress_context__", "__traceback__", "args"})
}

// SetField sets the attribute called name.
func (e *Exception) SetField(name string, v starlark.Value) error {
	if c := outside(e.class); c != nil {
		return c.Do(func() error { return e.setField(name, v) })
	}
	return e.setField(name, v)
}

func (e *Exception) setField(name string, v starlark.Value) error {
	if e.class.hooks.setattr {
		return setField(e, e.class, e.Attrs(), name, v)
	}
	return e.setAttr(name, v)
}

func (e *Exception) setAttr(name string, v starlark.Value) error {
	switch name {
	case "args":
		it := starlark.Iterate(v)
		if it == nil {
			return TypeError.Errorf("'%s' object is not iterable", TypeName(v))
		}
		defer it.Done()
		e.args = nil
		var x starlark.Value
		for it.Next(&x) {
			e.args = append(e.args, x)
		}
		return nil
	case "__cause__", "__context__":
		other, ok := v.(*Exception)
		if !ok && v != starlark.None {
			return TypeError.Errorf("exception %s must be None or derive from BaseException", name[2:len(name)-2])
		}
		if name == "__cause__" {
			e.WithCause(other)
		} else {
			e.context = other
		}
		return nil
	case "__suppress_context__":
		e.suppress = bool(v.Truth())
		return nil
	case "__traceback__":
		return e.TakeTraceback(v)
	}
	return setAttr(e, e.class, e.Attrs(), name, v)
}

// DelField deletes the attribute called name.
func (e *Exception) DelField(name string) error {
	if name == "__traceback__" {
		return TypeError.Errorf("__traceback__ may not be deleted")
	}
	return delField(e, e.class, e.Attrs(), name)
}
