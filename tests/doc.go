// Package tests has the tests that cross packages: of the script modules, of the
// scripts in ../scripts, of the README, and of which package may import which.
package tests
