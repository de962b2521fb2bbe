#include "cli/verbs.hpp"

int main(int argc, char** argv) { return sayso::run_program(argc, argv); }
