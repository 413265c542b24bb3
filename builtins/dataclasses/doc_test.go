package dataclasses_test

import (
	"testing"

	"fstar/builtins/dataclasses"
	"fstar/builtins/internal/moduletest"
)

func TestDocumented(t *testing.T) { moduletest.Documented(t, dataclasses.New()) }
