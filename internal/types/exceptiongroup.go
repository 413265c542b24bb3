package types

import (
	"slices"

	"go.starlark.net/starlark"

	"fstar/internal/native"
	"fstar/internal/object"
	"fstar/internal/script"
	"fstar/internal/value"
)

// groupTable is what groups of exceptions have.
// Source: PEP 654.
func groupTable() native.Table {
	return native.Table{
		Methods: []*native.Function{
			native.M1("derive", "excs, /", "a group of the same class and message with other exceptions", deriveGroup).AnyThread(),
			native.M1("subgroup", "matcher_value, /", "a group of those that match, or None", subgroup),
			native.M1("split", "matcher_value, /", "a group of those that match, and one of the others", splitGroup),
		},
		ClassMethods: []*native.Function{
			native.M1("__class_getitem__", "object, /", "the class itself", func(c *object.Class, _ *script.Thread, _ starlark.Value) (*object.Class, error) {
				return c, nil
			}).AnyThread(),
		},
		StaticMethods: []*native.Function{
			native.F2("__new__", "*args, **kwargs", "a new group: a message, and the exceptions", func(_ *script.Thread, args native.Args, _ native.Keywords) (*object.Exception, error) {
				given := args.Starlark()
				class, err := object.ClassArgument(object.BaseExceptionGroup, given)
				if err != nil {
					return nil, err
				}
				return newGroup(class, given[1:])
			}).AnyThread(),
		},
	}
}

func deriveGroup(e *object.Exception, _ *script.Thread, excs starlark.Value) (*object.Exception, error) {
	message := e.Member("message")
	if message == nil {
		message = starlark.None
	}
	return newGroup(object.BaseExceptionGroup, starlark.Tuple{message, excs})
}

func subgroup(e *object.Exception, t *script.Thread, condition starlark.Value) (starlark.Value, error) {
	match, _, err := splitBy(e, t, condition)
	return match, err
}

func splitGroup(e *object.Exception, t *script.Thread, condition starlark.Value) (starlark.Value, error) {
	match, rest, err := splitBy(e, t, condition)
	return starlark.Tuple{match, rest}, err
}

// newGroup is BaseExceptionGroup.__new__: a group of class c, or an ExceptionGroup in the
// place of a BaseExceptionGroup of nothing but Exceptions.
func newGroup(c *object.Class, args starlark.Tuple) (*object.Exception, error) {
	const name = "BaseExceptionGroup.__new__()"
	if len(args) != 2 {
		return nil, object.TypeError.Errorf("%s takes exactly 2 arguments (%d given)", name, len(args))
	}
	message, ok := object.Plain(args[0]).(starlark.String)
	if !ok {
		return nil, object.TypeError.Errorf("%s argument 1 must be str, not %s", name, object.TypeName(args[0]))
	}
	sequence, ok := object.Plain(args[1]).(starlark.Indexable)
	if !ok {
		return nil, object.TypeError.Errorf("second argument (exceptions) must be a sequence")
	}
	if sequence.Len() == 0 {
		return nil, object.ValueError.Errorf("second argument (exceptions) must be a non-empty sequence")
	}
	n := sequence.Len()
	excs := make(starlark.Tuple, 0, min(n, 64)) // a range is long and has no exception
	usual := true                               // all are Exceptions
	for i := range n {
		e, ok := sequence.Index(i).(*object.Exception)
		if !ok {
			return nil, object.ValueError.Errorf("Item %d of second argument (exceptions) is not an exception", i)
		}
		excs = append(excs, e)
		usual = usual && e.Class().Is(object.ExceptionClass)
	}
	switch {
	case c == object.BaseExceptionGroup && usual:
		c = object.ExceptionGroup
	case usual:
	case c == object.ExceptionGroup:
		return nil, object.TypeError.Errorf("Cannot nest BaseExceptions in an ExceptionGroup")
	case c.Is(object.ExceptionClass):
		return nil, object.TypeError.Errorf("Cannot nest BaseExceptions in '%s'", c.Name())
	}
	e := c.New(args...)
	e.SetMember("message", message)
	e.SetMember("exceptions", excs)
	return e, nil
}

// splitBy returns the group of those of e that match a condition and that of the others, each
// None if there are none.
func splitBy(e *object.Exception, t *script.Thread, condition starlark.Value) (match, rest starlark.Value, err error) {
	matches, err := groupMatcher(t, condition)
	if err != nil {
		return nil, nil, err
	}
	return split(e, t, matches)
}

func split(e *object.Exception, t *script.Thread, matches func(*object.Exception) (bool, error)) (match, rest starlark.Value, err error) {
	if ok, err := matches(e); ok || err != nil {
		return e, starlark.None, err
	}
	if !e.Class().Is(object.BaseExceptionGroup) {
		return starlark.None, e, nil
	}
	var parts [2][]starlark.Value
	for _, x := range e.Exceptions() {
		in, out, err := split(x, t, matches)
		if err != nil {
			return nil, nil, err
		}
		for i, v := range []starlark.Value{in, out} {
			if v != starlark.None {
				parts[i] = append(parts[i], v)
			}
		}
	}
	if match, err = subset(e, t, parts[0]); err == nil {
		rest, err = subset(e, t, parts[1])
	}
	return match, rest, err
}

// groupMatcher returns whether an exception matches the condition of a split: a class, a
// tuple of classes, or a function.
func groupMatcher(t *script.Thread, condition starlark.Value) (func(*object.Exception) (bool, error), error) {
	var classes []*object.Class
	class, isClass := condition.(*object.Class)
	tuple, isTuple := value.TupleOf(condition)
	fn, isFunction := condition.(starlark.Callable)
	if maybe, ok := condition.(interface{ CanCall() bool }); ok {
		isFunction = isFunction && maybe.CanCall()
	}
	switch {
	case isFunction && !isClass:
		return func(e *object.Exception) (bool, error) {
			v, err := t.Invoke(fn, starlark.Tuple{e}, nil)
			return err == nil && bool(v.Truth()), err
		}, nil
	case isClass && class.IsException():
		classes = []*object.Class{class}
	case isTuple:
		for _, v := range tuple {
			if c, ok := v.(*object.Class); ok && c.IsException() {
				classes = append(classes, c)
			}
		}
	}
	if classes == nil && !isTuple || len(classes) < len(tuple) {
		return nil, object.TypeError.Errorf("expected an exception type, a tuple of exception types, or a callable (other than a class)")
	}
	return func(e *object.Exception) (bool, error) { return slices.ContainsFunc(classes, e.Class().Is), nil }, nil
}

// subset returns the group like e, by its method derive, of some of its exceptions; None
// if they are none.
func subset(e *object.Exception, t *script.Thread, excs []starlark.Value) (starlark.Value, error) {
	if len(excs) == 0 {
		return starlark.None, nil
	}
	derive, err := object.Getattr(e, "derive")
	if err != nil {
		return nil, err
	}
	v, err := t.Invoke(derive, starlark.Tuple{value.ListFrom(excs)}, nil)
	if err != nil {
		return nil, err
	}
	group, ok := v.(*object.Exception)
	if !ok || !group.Class().Is(object.BaseExceptionGroup) {
		return nil, object.TypeError.Errorf("derive must return an instance of BaseExceptionGroup")
	}
	group.SetTraceback(e.Traceback())
	group.SetContext(e.Context())
	group.WithCause(e.Cause())
	if notes, ok := e.Attrs().Get("__notes__").(starlark.Indexable); ok {
		own := make([]starlark.Value, notes.Len())
		for i := range own {
			own[i] = notes.Index(i)
		}
		group.Attrs().Set("__notes__", value.ListFrom(own))
	}
	return group, nil
}
