//! The JavaScript around a module, by wasm-bindgen as a library, in the version that the module was compiled with.

use crate::manifest::Package;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

pub(crate) fn generate(package: &Package, compiled: &Path) -> anyhow::Result<()> {
    let settings = &package.wasm_bindgen;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .web(true)?
        .out_name(&package.out_name)
        .typescript(true)
        .omit_default_module_path(!settings.default_module_path)
        .remove_name_section(settings.remove_name_section)
        .remove_producers_section(true)
        .reset_state_function(settings.reset_state);
    bindgen.generate(&package.out_dir)
}
