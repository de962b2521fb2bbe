#include "cli/record_path.hpp"

#include <cstdlib>

namespace sayso {

std::string find_record(const std::string& named) {
  if (!named.empty()) return named;
  const char* const from_environment = std::getenv("SAYSO_RECORD");
  if (from_environment != nullptr && *from_environment != '\0') return from_environment;
  return "sayso.db";
}

void declare_record(CLI::App& app, std::string& record) {
  app.add_option("--record", record, "the record (default: $SAYSO_RECORD, else sayso.db in this folder)")
      ->type_name("FILE");
}

}  // namespace sayso
