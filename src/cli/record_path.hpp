// Where the record is: the file named on the command line, else $SAYSO_RECORD, else sayso.db in the current folder.
//
//   Result<Record> record = Record::open(find_record(given.record), Access::read);
//
// Odd case: a file that was named is taken whether it exists or not; opening it then says what is wrong.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace sayso {

std::string find_record(const std::string& named);

// --record FILE
void declare_record(CLI::App& app, std::string& record);

}  // namespace sayso
