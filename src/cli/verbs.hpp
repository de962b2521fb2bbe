// The verbs of the command line, all in one table: `sayso --help` and the docs are made from it. A verb declares its
// options on an empty CLI::App and returns what is to be done once they have been read; that returns the exit code.
//
//   std::function<int()> declare_read(CLI::App& app) {
//     auto given = std::make_shared<Given>();
//     app.add_option("FILE", given->files, "what to read");
//     return [given] { return read(*given); };
//   }
//
// A new verb is a file, its declaration below, and a row in verbs.cpp.
// Odd case: `sayso --version` is the verb version under another name.
#pragma once

#include "sayso/result.hpp"

#include <functional>
#include <span>
#include <string_view>

#include <CLI/CLI.hpp>

namespace sayso {

// What the program returns. Scripts may rely on it.
inline constexpr int exit_fine = 0;
inline constexpr int exit_bad_input = 1;  // something could not be read, or the machine failed
inline constexpr int exit_bad_use = 2;    // the command makes no sense

struct Verb {
  std::string_view name;
  std::string_view help;     // one line
  std::string_view example;  // one command
  std::function<int()> (*declare)(CLI::App&) = nullptr;
};

std::span<const Verb> all_verbs();

std::function<int()> declare_read(CLI::App& app);
std::function<int()> declare_add(CLI::App& app);
std::function<int()> declare_export(CLI::App& app);
std::function<int()> declare_import(CLI::App& app);
std::function<int()> declare_fix(CLI::App& app);
std::function<int()> declare_verify(CLI::App& app);
std::function<int()> declare_model(CLI::App& app);
std::function<int()> declare_eval(CLI::App& app);
std::function<int()> declare_find(CLI::App& app);
std::function<int()> declare_trace(CLI::App& app);
std::function<int()> declare_figures(CLI::App& app);
std::function<int()> declare_timeline(CLI::App& app);
std::function<int()> declare_stories(CLI::App& app);
std::function<int()> declare_speakers(CLI::App& app);
std::function<int()> declare_disputes(CLI::App& app);
std::function<int()> declare_origins(CLI::App& app);
std::function<int()> declare_article(CLI::App& app);
std::function<int()> declare_version(CLI::App& app);

// The whole program: finds the verb, reads its options, runs it.
int run_program(int argc, char** argv);

// Prints "sayso: " and the sentence on stderr, and returns the exit code that belongs to the fault.
int report(const Error& error);

}  // namespace sayso
