//! JavaScript's objects to data.

use serde::Deserializer;
use serde::de::{DeserializeOwned, Visitor};
use wasm_bindgen::{JsError, JsValue};

pub(crate) fn read<T: DeserializeOwned>(value: JsValue, name: &str) -> Result<T, JsError> {
    T::deserialize(AllKeys(value.into())).map_err(|error| JsError::new(&format!("{name}: {error}")))
}

/// Shows a struct every key of its object. Left to itself, serde_wasm_bindgen
/// asks for the known ones only, and `deny_unknown_fields` would never see another.
struct AllKeys(serde_wasm_bindgen::Deserializer);

impl<'de> Deserializer<'de> for AllKeys {
    type Error = serde_wasm_bindgen::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
