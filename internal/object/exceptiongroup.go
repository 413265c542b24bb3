package object

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
)

// BaseExceptionGroup and ExceptionGroup are the classes of exceptions that hold others.
// Source: PEP 654.
var (
	BaseExceptionGroup = NewClass("", "BaseExceptionGroup", BaseException)
	ExceptionGroup     = func() *Class {
		c := NewClass("", "ExceptionGroup", BaseExceptionGroup)
		c.bases = []*Class{BaseExceptionGroup, ExceptionClass}
		c.mro = []*Class{c, BaseExceptionGroup, ExceptionClass, BaseException, Object}
		return c
	}()
)

// groupMethods gives groups their methods.
func groupMethods() {
	c := BaseExceptionGroup
	c.attrs.Set("__new__", NewStaticMethod(starlark.NewBuiltin("__new__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		class, err := classArgument(c, args)
		if err != nil {
			return nil, err
		}
		return newGroup(class, slices.Clone(args[1:]))
	})))
	c.attrs.Set("__class_getitem__", NewClassMethod(starlark.NewBuiltin("__class_getitem__", func(_ *starlark.Thread, _ *starlark.Builtin, args starlark.Tuple, _ []starlark.Tuple) (starlark.Value, error) {
		return args[0], nil
	})))
	parameter := map[string]string{"derive": "excs", "subgroup": "matcher_value", "split": "matcher_value"}
	for name, fn := range map[string]func(thread *starlark.Thread, group *Exception, arg starlark.Value) (starlark.Value, error){
		"derive": func(_ *starlark.Thread, group *Exception, excs starlark.Value) (starlark.Value, error) {
			return newGroup(c, starlark.Tuple{orNone(group.Member("message")), excs})
		},
		"subgroup": func(thread *starlark.Thread, group *Exception, condition starlark.Value) (starlark.Value, error) {
			match, _, err := group.split(thread, condition)
			return match, err
		},
		"split": func(thread *starlark.Thread, group *Exception, condition starlark.Value) (starlark.Value, error) {
			match, rest, err := group.split(thread, condition)
			return starlark.Tuple{match, rest}, err
		},
	} {
		c.attrs.Set(name, &NativeMethod{c, starlark.NewBuiltin(name, func(thread *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
			switch {
			case len(kwargs) > 0:
				return nil, TypeError.Errorf("BaseExceptionGroup.%s() takes no keyword arguments", name)
			case len(args) != 1:
				return nil, TypeError.Errorf("BaseExceptionGroup.%s() takes exactly one argument (%d given)", name, len(args))
			}
			return fn(thread, b.Receiver().(*Exception), args[0])
		}).BindReceiver(Parameters("self, " + parameter[name] + ", /"))})
	}
}

// newGroup is BaseExceptionGroup.__new__: a group of class c, or an ExceptionGroup in the
// place of a BaseExceptionGroup of nothing but Exceptions.
func newGroup(c *Class, args starlark.Tuple) (*Exception, error) {
	const name = "BaseExceptionGroup.__new__()"
	if len(args) != 2 {
		return nil, TypeError.Errorf("%s takes exactly 2 arguments (%d given)", name, len(args))
	}
	message, ok := Plain(args[0]).(starlark.String)
	if !ok {
		return nil, TypeError.Errorf("%s argument 1 must be str, not %s", name, TypeName(args[0]))
	}
	sequence, ok := Plain(args[1]).(starlark.Indexable)
	if !ok {
		return nil, TypeError.Errorf("second argument (exceptions) must be a sequence")
	}
	if sequence.Len() == 0 {
		return nil, ValueError.Errorf("second argument (exceptions) must be a non-empty sequence")
	}
	excs := make(starlark.Tuple, sequence.Len())
	usual := true // all are Exceptions
	for i := range excs {
		e, ok := sequence.Index(i).(*Exception)
		if !ok {
			return nil, ValueError.Errorf("Item %d of second argument (exceptions) is not an exception", i)
		}
		excs[i] = e
		usual = usual && e.class.Is(ExceptionClass)
	}
	switch {
	case c == BaseExceptionGroup && usual:
		c = ExceptionGroup
	case usual:
	case c == ExceptionGroup:
		return nil, TypeError.Errorf("Cannot nest BaseExceptions in an ExceptionGroup")
	case c.Is(ExceptionClass):
		return nil, TypeError.Errorf("Cannot nest BaseExceptions in '%s'", c.Name())
	}
	e := newException(c, args)
	e.SetMember("message", message)
	e.SetMember("exceptions", excs)
	return e, nil
}

// Exceptions returns the exceptions that a group holds; nil for others.
func (e *Exception) Exceptions() []*Exception {
	if !e.class.Is(BaseExceptionGroup) {
		return nil
	}
	all, _ := e.Member("exceptions").(starlark.Tuple)
	var excs []*Exception
	for _, v := range all {
		if x, ok := v.(*Exception); ok {
			excs = append(excs, x)
		}
	}
	return excs
}

// groupMessage is BaseExceptionGroup.__str__.
func groupMessage(e *Exception) string {
	n, plural := len(e.Exceptions()), "s"
	if n == 1 {
		plural = ""
	}
	return fmt.Sprintf("%s (%d sub-exception%s)", Str(orNone(e.Member("message"))), n, plural)
}

// split returns the group of those that match a condition and that of the others, each
// None if there are none.
func (e *Exception) split(thread *starlark.Thread, condition starlark.Value) (match, rest starlark.Value, err error) {
	matches, err := groupMatcher(thread, condition)
	if err != nil {
		return nil, nil, err
	}
	return e.splitBy(thread, matches)
}

func (e *Exception) splitBy(thread *starlark.Thread, matches func(*Exception) (bool, error)) (match, rest starlark.Value, err error) {
	if ok, err := matches(e); ok || err != nil {
		return e, starlark.None, err
	}
	if !e.class.Is(BaseExceptionGroup) {
		return starlark.None, e, nil
	}
	var parts [2][]starlark.Value
	for _, x := range e.Exceptions() {
		in, out, err := x.splitBy(thread, matches)
		if err != nil {
			return nil, nil, err
		}
		for i, v := range []starlark.Value{in, out} {
			if v != starlark.None {
				parts[i] = append(parts[i], v)
			}
		}
	}
	if match, err = e.subset(thread, parts[0]); err == nil {
		rest, err = e.subset(thread, parts[1])
	}
	return match, rest, err
}

// groupMatcher returns whether an exception matches the condition of a split: a class, a
// tuple of classes, or a function.
func groupMatcher(thread *starlark.Thread, condition starlark.Value) (func(*Exception) (bool, error), error) {
	var classes []*Class
	class, isClass := condition.(*Class)
	tuple, isTuple := condition.(starlark.Tuple)
	fn, isFunction := condition.(starlark.Callable)
	if maybe, ok := condition.(interface{ CanCall() bool }); ok {
		isFunction = isFunction && maybe.CanCall()
	}
	switch {
	case isFunction && !isClass:
		return func(e *Exception) (bool, error) {
			v, err := starlark.Call(thread, fn, starlark.Tuple{e}, nil)
			return err == nil && bool(v.Truth()), err
		}, nil
	case isClass && class.IsException():
		classes = []*Class{class}
	case isTuple:
		for _, v := range tuple {
			if c, ok := v.(*Class); ok && c.IsException() {
				classes = append(classes, c)
			}
		}
	}
	if classes == nil || len(classes) < len(tuple) {
		return nil, TypeError.Errorf("expected an exception type, a tuple of exception types, or a callable (other than a class)")
	}
	return func(e *Exception) (bool, error) { return slices.ContainsFunc(classes, e.class.Is), nil }, nil
}

// subset returns the group like e, by its method derive, of some of its exceptions; None
// if they are none.
func (e *Exception) subset(thread *starlark.Thread, excs []starlark.Value) (starlark.Value, error) {
	if len(excs) == 0 {
		return starlark.None, nil
	}
	derive, err := Getattr(e, "derive")
	if err != nil {
		return nil, err
	}
	v, err := starlark.Call(thread, derive, starlark.Tuple{starlark.NewList(excs)}, nil)
	if err != nil {
		return nil, err
	}
	group, ok := v.(*Exception)
	if !ok || !group.class.Is(BaseExceptionGroup) {
		return nil, TypeError.Errorf("derive must return an instance of BaseExceptionGroup")
	}
	group.stack, group.context = e.CallStack(), e.context
	group.WithCause(e.cause)
	if notes, ok := e.attrs.Get("__notes__").(starlark.Indexable); ok {
		own := make([]starlark.Value, notes.Len())
		for i := range own {
			own[i] = notes.Index(i)
		}
		group.attrs.Set("__notes__", starlark.NewList(own))
	}
	return group, nil
}
