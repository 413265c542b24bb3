package object

import (
	"fmt"

	"fstar/internal/value"
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

// Exceptions returns the exceptions that a group holds; nil for others.
func (e *Exception) Exceptions() []*Exception {
	if !e.class.Is(BaseExceptionGroup) {
		return nil
	}
	all, _ := value.TupleOf(e.Member("exceptions"))
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
