/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $parseInt = $util.global.parseInt, $Array = $util.global.Array, $BigInt = $util.global.BigInt, $String = $util.global.String, $Number = $util.global.Number, $Boolean = $util.global.Boolean;

// Exported root namespace
const $root = $protobuf.roots["log"] || ($protobuf.roots["log"] = {});

export const meridian = $root.meridian = (() => {

    /**
     * Namespace meridian.
     * @exports meridian
     * @namespace
     */
    const meridian = {};

    meridian.log = (function() {

        /**
         * Namespace log.
         * @memberof meridian
         * @namespace
         */
        const log = {};

        log.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof meridian.log
             * @namespace
             */
            const v1 = {};

            v1.Command = (function() {

                /**
                 * Properties of a Command.
                 * @typedef {Object} meridian.log.v1.Command.$Properties
                 * @property {number|null} [writer] Command writer
                 * @property {number|null} [n] Command n
                 * @property {number|null} [prev] Command prev
                 * @property {number|null} [hash] Command hash
                 * @property {number|null} [kind] Command kind
                 * @property {number|null} [flags] Command flags
                 * @property {number|null} [zone] Command zone
                 * @property {number|null} [toKind] Command toKind
                 * @property {number|null} [toRegion] Command toRegion
                 * @property {number|null} [toPart] Command toPart
                 * @property {number|null} [toZone] Command toZone
                 * @property {number|Long|null} [id] Command id
                 * @property {number|Long|null} [target] Command target
                 * @property {Uint8Array|null} [user] Command user
                 * @property {Uint8Array|null} [to] Command to
                 * @property {Uint8Array|null} [clientMsgId] Command clientMsgId
                 * @property {Uint8Array|null} [targetAuthor] Command targetAuthor
                 * @property {Uint8Array|null} [subject] Command subject
                 * @property {Array.<number|Long>|null} [parents] Command parents
                 * @property {Array.<Uint8Array>|null} [mentions] Command mentions
                 * @property {number|null} [subjectRegion] Command subjectRegion
                 * @property {number|null} [subjectPart] Command subjectPart
                 * @property {number|null} [subjectZone] Command subjectZone
                 * @property {Array.<meridian.log.v1.DeviceBody>|null} [bodies] Command bodies
                 * @property {Uint8Array|null} [body] Command body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Command.
                 * @memberof meridian.log.v1
                 * @interface ICommand
                 * @augments meridian.log.v1.Command.$Properties
                 * @deprecated Use meridian.log.v1.Command.$Properties instead.
                 */

                /**
                 * Shape of a Command.
                 * @typedef {meridian.log.v1.Command.$Properties} meridian.log.v1.Command.$Shape
                 */

                /**
                 * Constructs a new Command.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Command.
                 * @constructor
                 * @param {meridian.log.v1.Command.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Command = function (properties) {
                    this.parents = [];
                    this.mentions = [];
                    this.bodies = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Command writer.
                 * @member {number|null|undefined} writer
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.writer = null;

                /**
                 * Command n.
                 * @member {number|null|undefined} n
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.n = null;

                /**
                 * Command prev.
                 * @member {number|null|undefined} prev
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.prev = null;

                /**
                 * Command hash.
                 * @member {number|null|undefined} hash
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.hash = null;

                /**
                 * Command kind.
                 * @member {number|null|undefined} kind
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.kind = null;

                /**
                 * Command flags.
                 * @member {number|null|undefined} flags
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.flags = null;

                /**
                 * Command zone.
                 * @member {number|null|undefined} zone
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.zone = null;

                /**
                 * Command toKind.
                 * @member {number|null|undefined} toKind
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.toKind = null;

                /**
                 * Command toRegion.
                 * @member {number|null|undefined} toRegion
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.toRegion = null;

                /**
                 * Command toPart.
                 * @member {number|null|undefined} toPart
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.toPart = null;

                /**
                 * Command toZone.
                 * @member {number|null|undefined} toZone
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.toZone = null;

                /**
                 * Command id.
                 * @member {number|Long|null|undefined} id
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.id = null;

                /**
                 * Command target.
                 * @member {number|Long|null|undefined} target
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.target = null;

                /**
                 * Command user.
                 * @member {Uint8Array|null|undefined} user
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.user = null;

                /**
                 * Command to.
                 * @member {Uint8Array|null|undefined} to
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.to = null;

                /**
                 * Command clientMsgId.
                 * @member {Uint8Array|null|undefined} clientMsgId
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.clientMsgId = null;

                /**
                 * Command targetAuthor.
                 * @member {Uint8Array|null|undefined} targetAuthor
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.targetAuthor = null;

                /**
                 * Command subject.
                 * @member {Uint8Array|null|undefined} subject
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.subject = null;

                /**
                 * Command parents.
                 * @member {Array.<number|Long>} parents
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.parents = $util.emptyArray;

                /**
                 * Command mentions.
                 * @member {Array.<Uint8Array>} mentions
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.mentions = $util.emptyArray;

                /**
                 * Command subjectRegion.
                 * @member {number|null|undefined} subjectRegion
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.subjectRegion = null;

                /**
                 * Command subjectPart.
                 * @member {number|null|undefined} subjectPart
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.subjectPart = null;

                /**
                 * Command subjectZone.
                 * @member {number|null|undefined} subjectZone
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.subjectZone = null;

                /**
                 * Command bodies.
                 * @member {Array.<meridian.log.v1.DeviceBody>} bodies
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.bodies = $util.emptyArray;

                /**
                 * Command body.
                 * @member {Uint8Array|null|undefined} body
                 * @memberof meridian.log.v1.Command
                 * @instance
                 */
                Command.prototype.body = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_writer", {
                    get: $util.oneOfGetter($oneOfFields = ["writer"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_n", {
                    get: $util.oneOfGetter($oneOfFields = ["n"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_prev", {
                    get: $util.oneOfGetter($oneOfFields = ["prev"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_hash", {
                    get: $util.oneOfGetter($oneOfFields = ["hash"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_kind", {
                    get: $util.oneOfGetter($oneOfFields = ["kind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_flags", {
                    get: $util.oneOfGetter($oneOfFields = ["flags"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_zone", {
                    get: $util.oneOfGetter($oneOfFields = ["zone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_toKind", {
                    get: $util.oneOfGetter($oneOfFields = ["toKind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_toRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["toRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_toPart", {
                    get: $util.oneOfGetter($oneOfFields = ["toPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_toZone", {
                    get: $util.oneOfGetter($oneOfFields = ["toZone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_id", {
                    get: $util.oneOfGetter($oneOfFields = ["id"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_target", {
                    get: $util.oneOfGetter($oneOfFields = ["target"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_user", {
                    get: $util.oneOfGetter($oneOfFields = ["user"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_to", {
                    get: $util.oneOfGetter($oneOfFields = ["to"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_clientMsgId", {
                    get: $util.oneOfGetter($oneOfFields = ["clientMsgId"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_targetAuthor", {
                    get: $util.oneOfGetter($oneOfFields = ["targetAuthor"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_subject", {
                    get: $util.oneOfGetter($oneOfFields = ["subject"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_subjectRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_subjectPart", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_subjectZone", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectZone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Command.prototype, "_body", {
                    get: $util.oneOfGetter($oneOfFields = ["body"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Command instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Command
                 * @static
                 * @param {meridian.log.v1.Command.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Command} Command instance
                 * @type {{
                 *   (properties: meridian.log.v1.Command.$Shape): meridian.log.v1.Command & meridian.log.v1.Command.$Shape;
                 *   (properties?: meridian.log.v1.Command.$Properties): meridian.log.v1.Command;
                 * }}
                 */
                Command.create = function(properties) {
                    return new Command(properties);
                };

                /**
                 * Encodes the specified Command message. Does not implicitly {@link meridian.log.v1.Command.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Command
                 * @static
                 * @param {meridian.log.v1.Command} message Command message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Command.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                        writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.writer);
                    if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.n);
                    if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.prev);
                    if (message.hash != null && $Object.hasOwnProperty.call(message, "hash"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.hash);
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.kind);
                    if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                        writer.uint32(/* id 6, wireType 5 =*/53).fixed32(message.flags);
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        writer.uint32(/* id 7, wireType 5 =*/61).fixed32(message.zone);
                    if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                        writer.uint32(/* id 8, wireType 5 =*/69).fixed32(message.toKind);
                    if (message.toRegion != null && $Object.hasOwnProperty.call(message, "toRegion"))
                        writer.uint32(/* id 9, wireType 5 =*/77).fixed32(message.toRegion);
                    if (message.toPart != null && $Object.hasOwnProperty.call(message, "toPart"))
                        writer.uint32(/* id 10, wireType 5 =*/85).fixed32(message.toPart);
                    if (message.toZone != null && $Object.hasOwnProperty.call(message, "toZone"))
                        writer.uint32(/* id 11, wireType 5 =*/93).fixed32(message.toZone);
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(/* id 12, wireType 1 =*/97).fixed64(message.id);
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        writer.uint32(/* id 13, wireType 1 =*/105).fixed64(message.target);
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        writer.uint32(/* id 14, wireType 2 =*/114).bytes(message.user);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.to);
                    if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                        writer.uint32(/* id 16, wireType 2 =*/130).bytes(message.clientMsgId);
                    if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                        writer.uint32(/* id 17, wireType 2 =*/138).bytes(message.targetAuthor);
                    if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                        writer.uint32(/* id 18, wireType 2 =*/146).bytes(message.subject);
                    if (message.parents != null && message.parents.length)
                        writer.uint32(/* id 19, wireType 2 =*/154).fixed64s(message.parents);
                    if (message.mentions != null && message.mentions.length)
                        for (let i = 0; i < message.mentions.length; ++i)
                            writer.uint32(/* id 20, wireType 2 =*/162).bytes(message.mentions[i]);
                    if (message.subjectRegion != null && $Object.hasOwnProperty.call(message, "subjectRegion"))
                        writer.uint32(/* id 21, wireType 5 =*/173).fixed32(message.subjectRegion);
                    if (message.subjectPart != null && $Object.hasOwnProperty.call(message, "subjectPart"))
                        writer.uint32(/* id 22, wireType 5 =*/181).fixed32(message.subjectPart);
                    if (message.subjectZone != null && $Object.hasOwnProperty.call(message, "subjectZone"))
                        writer.uint32(/* id 23, wireType 5 =*/189).fixed32(message.subjectZone);
                    if (message.bodies != null && message.bodies.length)
                        for (let i = 0; i < message.bodies.length; ++i)
                            $root.meridian.log.v1.DeviceBody.encode(message.bodies[i], writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Command message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Command
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Command & meridian.log.v1.Command.$Shape} Command
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Command.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Command();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 5)
                                    break;
                                message.writer = reader.fixed32();
                                message._writer = "writer";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.n = reader.fixed32();
                                message._n = "n";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.prev = reader.fixed32();
                                message._prev = "prev";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.hash = reader.fixed32();
                                message._hash = "hash";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.kind = reader.fixed32();
                                message._kind = "kind";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 5)
                                    break;
                                message.flags = reader.fixed32();
                                message._flags = "flags";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 5)
                                    break;
                                message.zone = reader.fixed32();
                                message._zone = "zone";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 5)
                                    break;
                                message.toKind = reader.fixed32();
                                message._toKind = "toKind";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 5)
                                    break;
                                message.toRegion = reader.fixed32();
                                message._toRegion = "toRegion";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 5)
                                    break;
                                message.toPart = reader.fixed32();
                                message._toPart = "toPart";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 5)
                                    break;
                                message.toZone = reader.fixed32();
                                message._toZone = "toZone";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 1)
                                    break;
                                message.id = reader.fixed64();
                                message._id = "id";
                                continue;
                            }
                        case 13: {
                                if (wireType !== 1)
                                    break;
                                message.target = reader.fixed64();
                                message._target = "target";
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                message.user = reader.bytes();
                                message._user = "user";
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                message.to = reader.bytes();
                                message._to = "to";
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                message.clientMsgId = reader.bytes();
                                message._clientMsgId = "clientMsgId";
                                continue;
                            }
                        case 17: {
                                if (wireType !== 2)
                                    break;
                                message.targetAuthor = reader.bytes();
                                message._targetAuthor = "targetAuthor";
                                continue;
                            }
                        case 18: {
                                if (wireType !== 2)
                                    break;
                                message.subject = reader.bytes();
                                message._subject = "subject";
                                continue;
                            }
                        case 19: {
                                if (wireType === 2) {
                                    if (!(message.parents && message.parents.length))
                                        message.parents = [];
                                    reader.fixed64s(message.parents);
                                    continue;
                                }
                                if (wireType !== 1)
                                    break;
                                if (!(message.parents && message.parents.length))
                                    message.parents = [];
                                message.parents.push(reader.fixed64());
                                continue;
                            }
                        case 20: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.mentions && message.mentions.length))
                                    message.mentions = [];
                                message.mentions.push(reader.bytes());
                                continue;
                            }
                        case 21: {
                                if (wireType !== 5)
                                    break;
                                message.subjectRegion = reader.fixed32();
                                message._subjectRegion = "subjectRegion";
                                continue;
                            }
                        case 22: {
                                if (wireType !== 5)
                                    break;
                                message.subjectPart = reader.fixed32();
                                message._subjectPart = "subjectPart";
                                continue;
                            }
                        case 23: {
                                if (wireType !== 5)
                                    break;
                                message.subjectZone = reader.fixed32();
                                message._subjectZone = "subjectZone";
                                continue;
                            }
                        case 24: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.bodies && message.bodies.length))
                                    message.bodies = [];
                                message.bodies.push($root.meridian.log.v1.DeviceBody.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.body = reader.bytes();
                                message._body = "body";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Command message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Command
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Command} Command
                 */
                Command.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Command)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Command: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Command();
                    if (object.writer != null)
                        message.writer = object.writer >>> 0;
                    if (object.n != null)
                        message.n = object.n >>> 0;
                    if (object.prev != null)
                        message.prev = object.prev >>> 0;
                    if (object.hash != null)
                        message.hash = object.hash >>> 0;
                    if (object.kind != null)
                        message.kind = object.kind >>> 0;
                    if (object.flags != null)
                        message.flags = object.flags >>> 0;
                    if (object.zone != null)
                        message.zone = object.zone >>> 0;
                    if (object.toKind != null)
                        message.toKind = object.toKind >>> 0;
                    if (object.toRegion != null)
                        message.toRegion = object.toRegion >>> 0;
                    if (object.toPart != null)
                        message.toPart = object.toPart >>> 0;
                    if (object.toZone != null)
                        message.toZone = object.toZone >>> 0;
                    if (object.id != null)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                    if (object.target != null)
                        if ($util.Long)
                            message.target = $util.Long.fromValue(object.target, true);
                        else if (typeof object.target === "string")
                            message.target = $parseInt(object.target, 10);
                        else if (typeof object.target === "number")
                            message.target = object.target;
                        else if (typeof object.target === "object")
                            message.target = new $util.LongBits(object.target.low >>> 0, object.target.high >>> 0).toNumber(true);
                    if (object.user != null)
                        if (typeof object.user === "string")
                            $util.base64.decode(object.user, message.user = $util.newBuffer($util.base64.length(object.user)), 0);
                        else if (object.user.length >= 0)
                            message.user = object.user;
                    if (object.to != null)
                        if (typeof object.to === "string")
                            $util.base64.decode(object.to, message.to = $util.newBuffer($util.base64.length(object.to)), 0);
                        else if (object.to.length >= 0)
                            message.to = object.to;
                    if (object.clientMsgId != null)
                        if (typeof object.clientMsgId === "string")
                            $util.base64.decode(object.clientMsgId, message.clientMsgId = $util.newBuffer($util.base64.length(object.clientMsgId)), 0);
                        else if (object.clientMsgId.length >= 0)
                            message.clientMsgId = object.clientMsgId;
                    if (object.targetAuthor != null)
                        if (typeof object.targetAuthor === "string")
                            $util.base64.decode(object.targetAuthor, message.targetAuthor = $util.newBuffer($util.base64.length(object.targetAuthor)), 0);
                        else if (object.targetAuthor.length >= 0)
                            message.targetAuthor = object.targetAuthor;
                    if (object.subject != null)
                        if (typeof object.subject === "string")
                            $util.base64.decode(object.subject, message.subject = $util.newBuffer($util.base64.length(object.subject)), 0);
                        else if (object.subject.length >= 0)
                            message.subject = object.subject;
                    if (object.parents) {
                        if (!$Array.isArray(object.parents))
                            throw $TypeError(".meridian.log.v1.Command.parents: array expected");
                        message.parents = $Array(object.parents.length);
                        for (let i = 0; i < object.parents.length; ++i)
                            if ($util.Long)
                                message.parents[i] = $util.Long.fromValue(object.parents[i], true);
                            else if (typeof object.parents[i] === "string")
                                message.parents[i] = $parseInt(object.parents[i], 10);
                            else if (typeof object.parents[i] === "number")
                                message.parents[i] = object.parents[i];
                            else if (typeof object.parents[i] === "object")
                                message.parents[i] = new $util.LongBits(object.parents[i].low >>> 0, object.parents[i].high >>> 0).toNumber(true);
                    }
                    if (object.mentions) {
                        if (!$Array.isArray(object.mentions))
                            throw $TypeError(".meridian.log.v1.Command.mentions: array expected");
                        message.mentions = $Array(object.mentions.length);
                        for (let i = 0; i < object.mentions.length; ++i)
                            if (typeof object.mentions[i] === "string")
                                $util.base64.decode(object.mentions[i], message.mentions[i] = $util.newBuffer($util.base64.length(object.mentions[i])), 0);
                            else if (object.mentions[i].length >= 0)
                                message.mentions[i] = object.mentions[i];
                    }
                    if (object.subjectRegion != null)
                        message.subjectRegion = object.subjectRegion >>> 0;
                    if (object.subjectPart != null)
                        message.subjectPart = object.subjectPart >>> 0;
                    if (object.subjectZone != null)
                        message.subjectZone = object.subjectZone >>> 0;
                    if (object.bodies) {
                        if (!$Array.isArray(object.bodies))
                            throw $TypeError(".meridian.log.v1.Command.bodies: array expected");
                        message.bodies = $Array(object.bodies.length);
                        for (let i = 0; i < object.bodies.length; ++i) {
                            if (!$util.isObject(object.bodies[i]))
                                throw $TypeError(".meridian.log.v1.Command.bodies: object expected");
                            message.bodies[i] = $root.meridian.log.v1.DeviceBody.fromObject(object.bodies[i], _depth + 1);
                        }
                    }
                    if (object.body != null)
                        if (typeof object.body === "string")
                            $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                        else if (object.body.length >= 0)
                            message.body = object.body;
                    return message;
                };

                /**
                 * Creates a plain object from a Command message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Command
                 * @static
                 * @param {meridian.log.v1.Command} message Command
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Command.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.parents = [];
                        object.mentions = [];
                        object.bodies = [];
                    }
                    if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                        object.writer = message.writer;
                    if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                        object.n = message.n;
                    if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                        object.prev = message.prev;
                    if (message.hash != null && $Object.hasOwnProperty.call(message, "hash"))
                        object.hash = message.hash;
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = message.kind;
                    if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                        object.flags = message.flags;
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        object.zone = message.zone;
                    if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                        object.toKind = message.toKind;
                    if (message.toRegion != null && $Object.hasOwnProperty.call(message, "toRegion"))
                        object.toRegion = message.toRegion;
                    if (message.toPart != null && $Object.hasOwnProperty.call(message, "toPart"))
                        object.toPart = message.toPart;
                    if (message.toZone != null && $Object.hasOwnProperty.call(message, "toZone"))
                        object.toZone = message.toZone;
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                        else if (typeof message.id === "number")
                            object.id = options.longs === $String ? $String(message.id) : message.id;
                        else
                            object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.target = typeof message.target === "number" ? $BigInt(message.target) : $util.Long.fromBits(message.target.low >>> 0, message.target.high >>> 0, true).toBigInt();
                        else if (typeof message.target === "number")
                            object.target = options.longs === $String ? $String(message.target) : message.target;
                        else
                            object.target = options.longs === $String ? $util.Long.prototype.toString.call(message.target) : options.longs === $Number ? new $util.LongBits(message.target.low >>> 0, message.target.high >>> 0).toNumber(true) : message.target;
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        object.user = options.bytes === $String ? $util.base64.encode(message.user, 0, message.user.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.user) : message.user;
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        object.to = options.bytes === $String ? $util.base64.encode(message.to, 0, message.to.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.to) : message.to;
                    if (message.clientMsgId != null && $Object.hasOwnProperty.call(message, "clientMsgId"))
                        object.clientMsgId = options.bytes === $String ? $util.base64.encode(message.clientMsgId, 0, message.clientMsgId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.clientMsgId) : message.clientMsgId;
                    if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                        object.targetAuthor = options.bytes === $String ? $util.base64.encode(message.targetAuthor, 0, message.targetAuthor.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.targetAuthor) : message.targetAuthor;
                    if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                        object.subject = options.bytes === $String ? $util.base64.encode(message.subject, 0, message.subject.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.subject) : message.subject;
                    if (message.parents && message.parents.length) {
                        object.parents = $Array(message.parents.length);
                        for (let j = 0; j < message.parents.length; ++j)
                            if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                                object.parents[j] = typeof message.parents[j] === "number" ? $BigInt(message.parents[j]) : $util.Long.fromBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0, true).toBigInt();
                            else if (typeof message.parents[j] === "number")
                                object.parents[j] = options.longs === $String ? $String(message.parents[j]) : message.parents[j];
                            else
                                object.parents[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.parents[j]) : options.longs === $Number ? new $util.LongBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0).toNumber(true) : message.parents[j];
                    }
                    if (message.mentions && message.mentions.length) {
                        object.mentions = $Array(message.mentions.length);
                        for (let j = 0; j < message.mentions.length; ++j)
                            object.mentions[j] = options.bytes === $String ? $util.base64.encode(message.mentions[j], 0, message.mentions[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.mentions[j]) : message.mentions[j];
                    }
                    if (message.subjectRegion != null && $Object.hasOwnProperty.call(message, "subjectRegion"))
                        object.subjectRegion = message.subjectRegion;
                    if (message.subjectPart != null && $Object.hasOwnProperty.call(message, "subjectPart"))
                        object.subjectPart = message.subjectPart;
                    if (message.subjectZone != null && $Object.hasOwnProperty.call(message, "subjectZone"))
                        object.subjectZone = message.subjectZone;
                    if (message.bodies && message.bodies.length) {
                        object.bodies = $Array(message.bodies.length);
                        for (let j = 0; j < message.bodies.length; ++j)
                            object.bodies[j] = $root.meridian.log.v1.DeviceBody.toObject(message.bodies[j], options, _depth + 1);
                    }
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                    return object;
                };

                /**
                 * Converts this Command to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Command
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Command.prototype.toJSON = function() {
                    return Command.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Command
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Command
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Command.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Command";
                };

                return Command;
            })();

            v1.DeviceBody = (function() {

                /**
                 * Properties of a DeviceBody.
                 * @typedef {Object} meridian.log.v1.DeviceBody.$Properties
                 * @property {number|null} [device] DeviceBody device
                 * @property {Uint8Array|null} [body] DeviceBody body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeviceBody.
                 * @memberof meridian.log.v1
                 * @interface IDeviceBody
                 * @augments meridian.log.v1.DeviceBody.$Properties
                 * @deprecated Use meridian.log.v1.DeviceBody.$Properties instead.
                 */

                /**
                 * Shape of a DeviceBody.
                 * @typedef {meridian.log.v1.DeviceBody.$Properties} meridian.log.v1.DeviceBody.$Shape
                 */

                /**
                 * Constructs a new DeviceBody.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a DeviceBody.
                 * @constructor
                 * @param {meridian.log.v1.DeviceBody.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeviceBody = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeviceBody device.
                 * @member {number|null|undefined} device
                 * @memberof meridian.log.v1.DeviceBody
                 * @instance
                 */
                DeviceBody.prototype.device = null;

                /**
                 * DeviceBody body.
                 * @member {Uint8Array|null|undefined} body
                 * @memberof meridian.log.v1.DeviceBody
                 * @instance
                 */
                DeviceBody.prototype.body = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DeviceBody.prototype, "_device", {
                    get: $util.oneOfGetter($oneOfFields = ["device"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DeviceBody.prototype, "_body", {
                    get: $util.oneOfGetter($oneOfFields = ["body"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new DeviceBody instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.DeviceBody
                 * @static
                 * @param {meridian.log.v1.DeviceBody.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.DeviceBody} DeviceBody instance
                 * @type {{
                 *   (properties: meridian.log.v1.DeviceBody.$Shape): meridian.log.v1.DeviceBody & meridian.log.v1.DeviceBody.$Shape;
                 *   (properties?: meridian.log.v1.DeviceBody.$Properties): meridian.log.v1.DeviceBody;
                 * }}
                 */
                DeviceBody.create = function(properties) {
                    return new DeviceBody(properties);
                };

                /**
                 * Encodes the specified DeviceBody message. Does not implicitly {@link meridian.log.v1.DeviceBody.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.DeviceBody
                 * @static
                 * @param {meridian.log.v1.DeviceBody} message DeviceBody message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeviceBody.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                        writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.device);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeviceBody message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.DeviceBody
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.DeviceBody & meridian.log.v1.DeviceBody.$Shape} DeviceBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeviceBody.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.DeviceBody();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 5)
                                    break;
                                message.device = reader.fixed32();
                                message._device = "device";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.body = reader.bytes();
                                message._body = "body";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a DeviceBody message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.DeviceBody
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.DeviceBody} DeviceBody
                 */
                DeviceBody.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.DeviceBody)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.DeviceBody: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.DeviceBody();
                    if (object.device != null)
                        message.device = object.device >>> 0;
                    if (object.body != null)
                        if (typeof object.body === "string")
                            $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                        else if (object.body.length >= 0)
                            message.body = object.body;
                    return message;
                };

                /**
                 * Creates a plain object from a DeviceBody message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.DeviceBody
                 * @static
                 * @param {meridian.log.v1.DeviceBody} message DeviceBody
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                DeviceBody.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                        object.device = message.device;
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                    return object;
                };

                /**
                 * Converts this DeviceBody to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.DeviceBody
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                DeviceBody.prototype.toJSON = function() {
                    return DeviceBody.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for DeviceBody
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.DeviceBody
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                DeviceBody.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.DeviceBody";
                };

                return DeviceBody;
            })();

            v1.Derived = (function() {

                /**
                 * Properties of a Derived.
                 * @typedef {Object} meridian.log.v1.Derived.$Properties
                 * @property {number|Long|null} [place] Derived place
                 * @property {number|Long|null} [prevPlace] Derived prevPlace
                 * @property {number|Long|null} [id] Derived id
                 * @property {number|Long|null} [sentAt] Derived sentAt
                 * @property {number|Long|null} [target] Derived target
                 * @property {number|null} [kind] Derived kind
                 * @property {number|null} [flags] Derived flags
                 * @property {number|null} [zone] Derived zone
                 * @property {number|null} [fromRegion] Derived fromRegion
                 * @property {number|null} [fromPart] Derived fromPart
                 * @property {number|null} [writer] Derived writer
                 * @property {number|null} [n] Derived n
                 * @property {number|null} [error] Derived error
                 * @property {Uint8Array|null} [from] Derived from
                 * @property {Uint8Array|null} [to] Derived to
                 * @property {Uint8Array|null} [targetAuthor] Derived targetAuthor
                 * @property {Uint8Array|null} [subject] Derived subject
                 * @property {Array.<number|Long>|null} [parents] Derived parents
                 * @property {Array.<Uint8Array>|null} [mentions] Derived mentions
                 * @property {number|null} [subjectRegion] Derived subjectRegion
                 * @property {number|null} [subjectPart] Derived subjectPart
                 * @property {number|null} [subjectZone] Derived subjectZone
                 * @property {Array.<meridian.log.v1.DeviceBody>|null} [bodies] Derived bodies
                 * @property {Uint8Array|null} [denial] Derived denial
                 * @property {Uint8Array|null} [counted] Derived counted
                 * @property {Uint8Array|null} [body] Derived body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Derived.
                 * @memberof meridian.log.v1
                 * @interface IDerived
                 * @augments meridian.log.v1.Derived.$Properties
                 * @deprecated Use meridian.log.v1.Derived.$Properties instead.
                 */

                /**
                 * Shape of a Derived.
                 * @typedef {meridian.log.v1.Derived.$Properties} meridian.log.v1.Derived.$Shape
                 */

                /**
                 * Constructs a new Derived.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Derived.
                 * @constructor
                 * @param {meridian.log.v1.Derived.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Derived = function (properties) {
                    this.parents = [];
                    this.mentions = [];
                    this.bodies = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Derived place.
                 * @member {number|Long|null|undefined} place
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.place = null;

                /**
                 * Derived prevPlace.
                 * @member {number|Long|null|undefined} prevPlace
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.prevPlace = null;

                /**
                 * Derived id.
                 * @member {number|Long|null|undefined} id
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.id = null;

                /**
                 * Derived sentAt.
                 * @member {number|Long|null|undefined} sentAt
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.sentAt = null;

                /**
                 * Derived target.
                 * @member {number|Long|null|undefined} target
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.target = null;

                /**
                 * Derived kind.
                 * @member {number|null|undefined} kind
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.kind = null;

                /**
                 * Derived flags.
                 * @member {number|null|undefined} flags
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.flags = null;

                /**
                 * Derived zone.
                 * @member {number|null|undefined} zone
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.zone = null;

                /**
                 * Derived fromRegion.
                 * @member {number|null|undefined} fromRegion
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.fromRegion = null;

                /**
                 * Derived fromPart.
                 * @member {number|null|undefined} fromPart
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.fromPart = null;

                /**
                 * Derived writer.
                 * @member {number|null|undefined} writer
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.writer = null;

                /**
                 * Derived n.
                 * @member {number|null|undefined} n
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.n = null;

                /**
                 * Derived error.
                 * @member {number|null|undefined} error
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.error = null;

                /**
                 * Derived from.
                 * @member {Uint8Array|null|undefined} from
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.from = null;

                /**
                 * Derived to.
                 * @member {Uint8Array|null|undefined} to
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.to = null;

                /**
                 * Derived targetAuthor.
                 * @member {Uint8Array|null|undefined} targetAuthor
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.targetAuthor = null;

                /**
                 * Derived subject.
                 * @member {Uint8Array|null|undefined} subject
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.subject = null;

                /**
                 * Derived parents.
                 * @member {Array.<number|Long>} parents
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.parents = $util.emptyArray;

                /**
                 * Derived mentions.
                 * @member {Array.<Uint8Array>} mentions
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.mentions = $util.emptyArray;

                /**
                 * Derived subjectRegion.
                 * @member {number|null|undefined} subjectRegion
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.subjectRegion = null;

                /**
                 * Derived subjectPart.
                 * @member {number|null|undefined} subjectPart
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.subjectPart = null;

                /**
                 * Derived subjectZone.
                 * @member {number|null|undefined} subjectZone
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.subjectZone = null;

                /**
                 * Derived bodies.
                 * @member {Array.<meridian.log.v1.DeviceBody>} bodies
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.bodies = $util.emptyArray;

                /**
                 * Derived denial.
                 * @member {Uint8Array|null|undefined} denial
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.denial = null;

                /**
                 * Derived counted.
                 * @member {Uint8Array|null|undefined} counted
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.counted = null;

                /**
                 * Derived body.
                 * @member {Uint8Array|null|undefined} body
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 */
                Derived.prototype.body = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_place", {
                    get: $util.oneOfGetter($oneOfFields = ["place"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_prevPlace", {
                    get: $util.oneOfGetter($oneOfFields = ["prevPlace"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_id", {
                    get: $util.oneOfGetter($oneOfFields = ["id"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_sentAt", {
                    get: $util.oneOfGetter($oneOfFields = ["sentAt"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_target", {
                    get: $util.oneOfGetter($oneOfFields = ["target"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_kind", {
                    get: $util.oneOfGetter($oneOfFields = ["kind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_flags", {
                    get: $util.oneOfGetter($oneOfFields = ["flags"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_zone", {
                    get: $util.oneOfGetter($oneOfFields = ["zone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_fromRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["fromRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_fromPart", {
                    get: $util.oneOfGetter($oneOfFields = ["fromPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_writer", {
                    get: $util.oneOfGetter($oneOfFields = ["writer"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_n", {
                    get: $util.oneOfGetter($oneOfFields = ["n"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_from", {
                    get: $util.oneOfGetter($oneOfFields = ["from"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_to", {
                    get: $util.oneOfGetter($oneOfFields = ["to"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_targetAuthor", {
                    get: $util.oneOfGetter($oneOfFields = ["targetAuthor"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_subject", {
                    get: $util.oneOfGetter($oneOfFields = ["subject"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_subjectRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_subjectPart", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_subjectZone", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectZone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_denial", {
                    get: $util.oneOfGetter($oneOfFields = ["denial"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_counted", {
                    get: $util.oneOfGetter($oneOfFields = ["counted"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Derived.prototype, "_body", {
                    get: $util.oneOfGetter($oneOfFields = ["body"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Derived instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Derived
                 * @static
                 * @param {meridian.log.v1.Derived.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Derived} Derived instance
                 * @type {{
                 *   (properties: meridian.log.v1.Derived.$Shape): meridian.log.v1.Derived & meridian.log.v1.Derived.$Shape;
                 *   (properties?: meridian.log.v1.Derived.$Properties): meridian.log.v1.Derived;
                 * }}
                 */
                Derived.create = function(properties) {
                    return new Derived(properties);
                };

                /**
                 * Encodes the specified Derived message. Does not implicitly {@link meridian.log.v1.Derived.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Derived
                 * @static
                 * @param {meridian.log.v1.Derived} message Derived message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Derived.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                        writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.place);
                    if (message.prevPlace != null && $Object.hasOwnProperty.call(message, "prevPlace"))
                        writer.uint32(/* id 2, wireType 1 =*/17).fixed64(message.prevPlace);
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.id);
                    if (message.sentAt != null && $Object.hasOwnProperty.call(message, "sentAt"))
                        writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.sentAt);
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        writer.uint32(/* id 5, wireType 1 =*/41).fixed64(message.target);
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        writer.uint32(/* id 6, wireType 5 =*/53).fixed32(message.kind);
                    if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                        writer.uint32(/* id 7, wireType 5 =*/61).fixed32(message.flags);
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        writer.uint32(/* id 8, wireType 5 =*/69).fixed32(message.zone);
                    if (message.fromRegion != null && $Object.hasOwnProperty.call(message, "fromRegion"))
                        writer.uint32(/* id 9, wireType 5 =*/77).fixed32(message.fromRegion);
                    if (message.fromPart != null && $Object.hasOwnProperty.call(message, "fromPart"))
                        writer.uint32(/* id 10, wireType 5 =*/85).fixed32(message.fromPart);
                    if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                        writer.uint32(/* id 11, wireType 5 =*/93).fixed32(message.writer);
                    if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                        writer.uint32(/* id 12, wireType 5 =*/101).fixed32(message.n);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        writer.uint32(/* id 13, wireType 5 =*/109).fixed32(message.error);
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        writer.uint32(/* id 14, wireType 2 =*/114).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.to);
                    if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                        writer.uint32(/* id 16, wireType 2 =*/130).bytes(message.targetAuthor);
                    if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                        writer.uint32(/* id 17, wireType 2 =*/138).bytes(message.subject);
                    if (message.parents != null && message.parents.length)
                        writer.uint32(/* id 18, wireType 2 =*/146).fixed64s(message.parents);
                    if (message.mentions != null && message.mentions.length)
                        for (let i = 0; i < message.mentions.length; ++i)
                            writer.uint32(/* id 19, wireType 2 =*/154).bytes(message.mentions[i]);
                    if (message.subjectRegion != null && $Object.hasOwnProperty.call(message, "subjectRegion"))
                        writer.uint32(/* id 20, wireType 5 =*/165).fixed32(message.subjectRegion);
                    if (message.subjectPart != null && $Object.hasOwnProperty.call(message, "subjectPart"))
                        writer.uint32(/* id 21, wireType 5 =*/173).fixed32(message.subjectPart);
                    if (message.subjectZone != null && $Object.hasOwnProperty.call(message, "subjectZone"))
                        writer.uint32(/* id 22, wireType 5 =*/181).fixed32(message.subjectZone);
                    if (message.bodies != null && message.bodies.length)
                        for (let i = 0; i < message.bodies.length; ++i)
                            $root.meridian.log.v1.DeviceBody.encode(message.bodies[i], writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                    if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                        writer.uint32(/* id 24, wireType 2 =*/194).bytes(message.denial);
                    if (message.counted != null && $Object.hasOwnProperty.call(message, "counted"))
                        writer.uint32(/* id 25, wireType 2 =*/202).bytes(message.counted);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Derived message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Derived
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Derived & meridian.log.v1.Derived.$Shape} Derived
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Derived.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Derived();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                message.place = reader.fixed64();
                                message._place = "place";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                message.prevPlace = reader.fixed64();
                                message._prevPlace = "prevPlace";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                message.id = reader.fixed64();
                                message._id = "id";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                message.sentAt = reader.fixed64();
                                message._sentAt = "sentAt";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 1)
                                    break;
                                message.target = reader.fixed64();
                                message._target = "target";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 5)
                                    break;
                                message.kind = reader.fixed32();
                                message._kind = "kind";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 5)
                                    break;
                                message.flags = reader.fixed32();
                                message._flags = "flags";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 5)
                                    break;
                                message.zone = reader.fixed32();
                                message._zone = "zone";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 5)
                                    break;
                                message.fromRegion = reader.fixed32();
                                message._fromRegion = "fromRegion";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 5)
                                    break;
                                message.fromPart = reader.fixed32();
                                message._fromPart = "fromPart";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 5)
                                    break;
                                message.writer = reader.fixed32();
                                message._writer = "writer";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 5)
                                    break;
                                message.n = reader.fixed32();
                                message._n = "n";
                                continue;
                            }
                        case 13: {
                                if (wireType !== 5)
                                    break;
                                message.error = reader.fixed32();
                                message._error = "error";
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                message.from = reader.bytes();
                                message._from = "from";
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                message.to = reader.bytes();
                                message._to = "to";
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                message.targetAuthor = reader.bytes();
                                message._targetAuthor = "targetAuthor";
                                continue;
                            }
                        case 17: {
                                if (wireType !== 2)
                                    break;
                                message.subject = reader.bytes();
                                message._subject = "subject";
                                continue;
                            }
                        case 18: {
                                if (wireType === 2) {
                                    if (!(message.parents && message.parents.length))
                                        message.parents = [];
                                    reader.fixed64s(message.parents);
                                    continue;
                                }
                                if (wireType !== 1)
                                    break;
                                if (!(message.parents && message.parents.length))
                                    message.parents = [];
                                message.parents.push(reader.fixed64());
                                continue;
                            }
                        case 19: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.mentions && message.mentions.length))
                                    message.mentions = [];
                                message.mentions.push(reader.bytes());
                                continue;
                            }
                        case 20: {
                                if (wireType !== 5)
                                    break;
                                message.subjectRegion = reader.fixed32();
                                message._subjectRegion = "subjectRegion";
                                continue;
                            }
                        case 21: {
                                if (wireType !== 5)
                                    break;
                                message.subjectPart = reader.fixed32();
                                message._subjectPart = "subjectPart";
                                continue;
                            }
                        case 22: {
                                if (wireType !== 5)
                                    break;
                                message.subjectZone = reader.fixed32();
                                message._subjectZone = "subjectZone";
                                continue;
                            }
                        case 23: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.bodies && message.bodies.length))
                                    message.bodies = [];
                                message.bodies.push($root.meridian.log.v1.DeviceBody.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 24: {
                                if (wireType !== 2)
                                    break;
                                message.denial = reader.bytes();
                                message._denial = "denial";
                                continue;
                            }
                        case 25: {
                                if (wireType !== 2)
                                    break;
                                message.counted = reader.bytes();
                                message._counted = "counted";
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.body = reader.bytes();
                                message._body = "body";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Derived message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Derived
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Derived} Derived
                 */
                Derived.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Derived)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Derived: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Derived();
                    if (object.place != null)
                        if ($util.Long)
                            message.place = $util.Long.fromValue(object.place, true);
                        else if (typeof object.place === "string")
                            message.place = $parseInt(object.place, 10);
                        else if (typeof object.place === "number")
                            message.place = object.place;
                        else if (typeof object.place === "object")
                            message.place = new $util.LongBits(object.place.low >>> 0, object.place.high >>> 0).toNumber(true);
                    if (object.prevPlace != null)
                        if ($util.Long)
                            message.prevPlace = $util.Long.fromValue(object.prevPlace, true);
                        else if (typeof object.prevPlace === "string")
                            message.prevPlace = $parseInt(object.prevPlace, 10);
                        else if (typeof object.prevPlace === "number")
                            message.prevPlace = object.prevPlace;
                        else if (typeof object.prevPlace === "object")
                            message.prevPlace = new $util.LongBits(object.prevPlace.low >>> 0, object.prevPlace.high >>> 0).toNumber(true);
                    if (object.id != null)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                    if (object.sentAt != null)
                        if ($util.Long)
                            message.sentAt = $util.Long.fromValue(object.sentAt, true);
                        else if (typeof object.sentAt === "string")
                            message.sentAt = $parseInt(object.sentAt, 10);
                        else if (typeof object.sentAt === "number")
                            message.sentAt = object.sentAt;
                        else if (typeof object.sentAt === "object")
                            message.sentAt = new $util.LongBits(object.sentAt.low >>> 0, object.sentAt.high >>> 0).toNumber(true);
                    if (object.target != null)
                        if ($util.Long)
                            message.target = $util.Long.fromValue(object.target, true);
                        else if (typeof object.target === "string")
                            message.target = $parseInt(object.target, 10);
                        else if (typeof object.target === "number")
                            message.target = object.target;
                        else if (typeof object.target === "object")
                            message.target = new $util.LongBits(object.target.low >>> 0, object.target.high >>> 0).toNumber(true);
                    if (object.kind != null)
                        message.kind = object.kind >>> 0;
                    if (object.flags != null)
                        message.flags = object.flags >>> 0;
                    if (object.zone != null)
                        message.zone = object.zone >>> 0;
                    if (object.fromRegion != null)
                        message.fromRegion = object.fromRegion >>> 0;
                    if (object.fromPart != null)
                        message.fromPart = object.fromPart >>> 0;
                    if (object.writer != null)
                        message.writer = object.writer >>> 0;
                    if (object.n != null)
                        message.n = object.n >>> 0;
                    if (object.error != null)
                        message.error = object.error >>> 0;
                    if (object.from != null)
                        if (typeof object.from === "string")
                            $util.base64.decode(object.from, message.from = $util.newBuffer($util.base64.length(object.from)), 0);
                        else if (object.from.length >= 0)
                            message.from = object.from;
                    if (object.to != null)
                        if (typeof object.to === "string")
                            $util.base64.decode(object.to, message.to = $util.newBuffer($util.base64.length(object.to)), 0);
                        else if (object.to.length >= 0)
                            message.to = object.to;
                    if (object.targetAuthor != null)
                        if (typeof object.targetAuthor === "string")
                            $util.base64.decode(object.targetAuthor, message.targetAuthor = $util.newBuffer($util.base64.length(object.targetAuthor)), 0);
                        else if (object.targetAuthor.length >= 0)
                            message.targetAuthor = object.targetAuthor;
                    if (object.subject != null)
                        if (typeof object.subject === "string")
                            $util.base64.decode(object.subject, message.subject = $util.newBuffer($util.base64.length(object.subject)), 0);
                        else if (object.subject.length >= 0)
                            message.subject = object.subject;
                    if (object.parents) {
                        if (!$Array.isArray(object.parents))
                            throw $TypeError(".meridian.log.v1.Derived.parents: array expected");
                        message.parents = $Array(object.parents.length);
                        for (let i = 0; i < object.parents.length; ++i)
                            if ($util.Long)
                                message.parents[i] = $util.Long.fromValue(object.parents[i], true);
                            else if (typeof object.parents[i] === "string")
                                message.parents[i] = $parseInt(object.parents[i], 10);
                            else if (typeof object.parents[i] === "number")
                                message.parents[i] = object.parents[i];
                            else if (typeof object.parents[i] === "object")
                                message.parents[i] = new $util.LongBits(object.parents[i].low >>> 0, object.parents[i].high >>> 0).toNumber(true);
                    }
                    if (object.mentions) {
                        if (!$Array.isArray(object.mentions))
                            throw $TypeError(".meridian.log.v1.Derived.mentions: array expected");
                        message.mentions = $Array(object.mentions.length);
                        for (let i = 0; i < object.mentions.length; ++i)
                            if (typeof object.mentions[i] === "string")
                                $util.base64.decode(object.mentions[i], message.mentions[i] = $util.newBuffer($util.base64.length(object.mentions[i])), 0);
                            else if (object.mentions[i].length >= 0)
                                message.mentions[i] = object.mentions[i];
                    }
                    if (object.subjectRegion != null)
                        message.subjectRegion = object.subjectRegion >>> 0;
                    if (object.subjectPart != null)
                        message.subjectPart = object.subjectPart >>> 0;
                    if (object.subjectZone != null)
                        message.subjectZone = object.subjectZone >>> 0;
                    if (object.bodies) {
                        if (!$Array.isArray(object.bodies))
                            throw $TypeError(".meridian.log.v1.Derived.bodies: array expected");
                        message.bodies = $Array(object.bodies.length);
                        for (let i = 0; i < object.bodies.length; ++i) {
                            if (!$util.isObject(object.bodies[i]))
                                throw $TypeError(".meridian.log.v1.Derived.bodies: object expected");
                            message.bodies[i] = $root.meridian.log.v1.DeviceBody.fromObject(object.bodies[i], _depth + 1);
                        }
                    }
                    if (object.denial != null)
                        if (typeof object.denial === "string")
                            $util.base64.decode(object.denial, message.denial = $util.newBuffer($util.base64.length(object.denial)), 0);
                        else if (object.denial.length >= 0)
                            message.denial = object.denial;
                    if (object.counted != null)
                        if (typeof object.counted === "string")
                            $util.base64.decode(object.counted, message.counted = $util.newBuffer($util.base64.length(object.counted)), 0);
                        else if (object.counted.length >= 0)
                            message.counted = object.counted;
                    if (object.body != null)
                        if (typeof object.body === "string")
                            $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                        else if (object.body.length >= 0)
                            message.body = object.body;
                    return message;
                };

                /**
                 * Creates a plain object from a Derived message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Derived
                 * @static
                 * @param {meridian.log.v1.Derived} message Derived
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Derived.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.parents = [];
                        object.mentions = [];
                        object.bodies = [];
                    }
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.place = typeof message.place === "number" ? $BigInt(message.place) : $util.Long.fromBits(message.place.low >>> 0, message.place.high >>> 0, true).toBigInt();
                        else if (typeof message.place === "number")
                            object.place = options.longs === $String ? $String(message.place) : message.place;
                        else
                            object.place = options.longs === $String ? $util.Long.prototype.toString.call(message.place) : options.longs === $Number ? new $util.LongBits(message.place.low >>> 0, message.place.high >>> 0).toNumber(true) : message.place;
                    if (message.prevPlace != null && $Object.hasOwnProperty.call(message, "prevPlace"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.prevPlace = typeof message.prevPlace === "number" ? $BigInt(message.prevPlace) : $util.Long.fromBits(message.prevPlace.low >>> 0, message.prevPlace.high >>> 0, true).toBigInt();
                        else if (typeof message.prevPlace === "number")
                            object.prevPlace = options.longs === $String ? $String(message.prevPlace) : message.prevPlace;
                        else
                            object.prevPlace = options.longs === $String ? $util.Long.prototype.toString.call(message.prevPlace) : options.longs === $Number ? new $util.LongBits(message.prevPlace.low >>> 0, message.prevPlace.high >>> 0).toNumber(true) : message.prevPlace;
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                        else if (typeof message.id === "number")
                            object.id = options.longs === $String ? $String(message.id) : message.id;
                        else
                            object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                    if (message.sentAt != null && $Object.hasOwnProperty.call(message, "sentAt"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.sentAt = typeof message.sentAt === "number" ? $BigInt(message.sentAt) : $util.Long.fromBits(message.sentAt.low >>> 0, message.sentAt.high >>> 0, true).toBigInt();
                        else if (typeof message.sentAt === "number")
                            object.sentAt = options.longs === $String ? $String(message.sentAt) : message.sentAt;
                        else
                            object.sentAt = options.longs === $String ? $util.Long.prototype.toString.call(message.sentAt) : options.longs === $Number ? new $util.LongBits(message.sentAt.low >>> 0, message.sentAt.high >>> 0).toNumber(true) : message.sentAt;
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.target = typeof message.target === "number" ? $BigInt(message.target) : $util.Long.fromBits(message.target.low >>> 0, message.target.high >>> 0, true).toBigInt();
                        else if (typeof message.target === "number")
                            object.target = options.longs === $String ? $String(message.target) : message.target;
                        else
                            object.target = options.longs === $String ? $util.Long.prototype.toString.call(message.target) : options.longs === $Number ? new $util.LongBits(message.target.low >>> 0, message.target.high >>> 0).toNumber(true) : message.target;
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = message.kind;
                    if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                        object.flags = message.flags;
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        object.zone = message.zone;
                    if (message.fromRegion != null && $Object.hasOwnProperty.call(message, "fromRegion"))
                        object.fromRegion = message.fromRegion;
                    if (message.fromPart != null && $Object.hasOwnProperty.call(message, "fromPart"))
                        object.fromPart = message.fromPart;
                    if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                        object.writer = message.writer;
                    if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                        object.n = message.n;
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        object.error = message.error;
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        object.from = options.bytes === $String ? $util.base64.encode(message.from, 0, message.from.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.from) : message.from;
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        object.to = options.bytes === $String ? $util.base64.encode(message.to, 0, message.to.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.to) : message.to;
                    if (message.targetAuthor != null && $Object.hasOwnProperty.call(message, "targetAuthor"))
                        object.targetAuthor = options.bytes === $String ? $util.base64.encode(message.targetAuthor, 0, message.targetAuthor.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.targetAuthor) : message.targetAuthor;
                    if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                        object.subject = options.bytes === $String ? $util.base64.encode(message.subject, 0, message.subject.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.subject) : message.subject;
                    if (message.parents && message.parents.length) {
                        object.parents = $Array(message.parents.length);
                        for (let j = 0; j < message.parents.length; ++j)
                            if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                                object.parents[j] = typeof message.parents[j] === "number" ? $BigInt(message.parents[j]) : $util.Long.fromBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0, true).toBigInt();
                            else if (typeof message.parents[j] === "number")
                                object.parents[j] = options.longs === $String ? $String(message.parents[j]) : message.parents[j];
                            else
                                object.parents[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.parents[j]) : options.longs === $Number ? new $util.LongBits(message.parents[j].low >>> 0, message.parents[j].high >>> 0).toNumber(true) : message.parents[j];
                    }
                    if (message.mentions && message.mentions.length) {
                        object.mentions = $Array(message.mentions.length);
                        for (let j = 0; j < message.mentions.length; ++j)
                            object.mentions[j] = options.bytes === $String ? $util.base64.encode(message.mentions[j], 0, message.mentions[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.mentions[j]) : message.mentions[j];
                    }
                    if (message.subjectRegion != null && $Object.hasOwnProperty.call(message, "subjectRegion"))
                        object.subjectRegion = message.subjectRegion;
                    if (message.subjectPart != null && $Object.hasOwnProperty.call(message, "subjectPart"))
                        object.subjectPart = message.subjectPart;
                    if (message.subjectZone != null && $Object.hasOwnProperty.call(message, "subjectZone"))
                        object.subjectZone = message.subjectZone;
                    if (message.bodies && message.bodies.length) {
                        object.bodies = $Array(message.bodies.length);
                        for (let j = 0; j < message.bodies.length; ++j)
                            object.bodies[j] = $root.meridian.log.v1.DeviceBody.toObject(message.bodies[j], options, _depth + 1);
                    }
                    if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                        object.denial = options.bytes === $String ? $util.base64.encode(message.denial, 0, message.denial.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.denial) : message.denial;
                    if (message.counted != null && $Object.hasOwnProperty.call(message, "counted"))
                        object.counted = options.bytes === $String ? $util.base64.encode(message.counted, 0, message.counted.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.counted) : message.counted;
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                    return object;
                };

                /**
                 * Converts this Derived to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Derived
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Derived.prototype.toJSON = function() {
                    return Derived.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Derived
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Derived
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Derived.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Derived";
                };

                return Derived;
            })();

            v1.Notice = (function() {

                /**
                 * Properties of a Notice.
                 * @typedef {Object} meridian.log.v1.Notice.$Properties
                 * @property {number|null} [kind] Notice kind
                 * @property {number|null} [error] Notice error
                 * @property {number|Long|null} [target] Notice target
                 * @property {number|Long|null} [number] Notice number
                 * @property {Uint8Array|null} [from] Notice from
                 * @property {Uint8Array|null} [to] Notice to
                 * @property {number|null} [fromKind] Notice fromKind
                 * @property {number|Long|null} [sentAt] Notice sentAt
                 * @property {number|Long|null} [id] Notice id
                 * @property {number|null} [fromRegion] Notice fromRegion
                 * @property {number|null} [fromPart] Notice fromPart
                 * @property {Uint8Array|null} [body] Notice body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Notice.
                 * @memberof meridian.log.v1
                 * @interface INotice
                 * @augments meridian.log.v1.Notice.$Properties
                 * @deprecated Use meridian.log.v1.Notice.$Properties instead.
                 */

                /**
                 * Shape of a Notice.
                 * @typedef {meridian.log.v1.Notice.$Properties} meridian.log.v1.Notice.$Shape
                 */

                /**
                 * Constructs a new Notice.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Notice.
                 * @constructor
                 * @param {meridian.log.v1.Notice.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Notice = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Notice kind.
                 * @member {number|null|undefined} kind
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.kind = null;

                /**
                 * Notice error.
                 * @member {number|null|undefined} error
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.error = null;

                /**
                 * Notice target.
                 * @member {number|Long|null|undefined} target
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.target = null;

                /**
                 * Notice number.
                 * @member {number|Long|null|undefined} number
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.number = null;

                /**
                 * Notice from.
                 * @member {Uint8Array|null|undefined} from
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.from = null;

                /**
                 * Notice to.
                 * @member {Uint8Array|null|undefined} to
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.to = null;

                /**
                 * Notice fromKind.
                 * @member {number|null|undefined} fromKind
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.fromKind = null;

                /**
                 * Notice sentAt.
                 * @member {number|Long|null|undefined} sentAt
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.sentAt = null;

                /**
                 * Notice id.
                 * @member {number|Long|null|undefined} id
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.id = null;

                /**
                 * Notice fromRegion.
                 * @member {number|null|undefined} fromRegion
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.fromRegion = null;

                /**
                 * Notice fromPart.
                 * @member {number|null|undefined} fromPart
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.fromPart = null;

                /**
                 * Notice body.
                 * @member {Uint8Array|null|undefined} body
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 */
                Notice.prototype.body = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_kind", {
                    get: $util.oneOfGetter($oneOfFields = ["kind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_target", {
                    get: $util.oneOfGetter($oneOfFields = ["target"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_number", {
                    get: $util.oneOfGetter($oneOfFields = ["number"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_from", {
                    get: $util.oneOfGetter($oneOfFields = ["from"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_to", {
                    get: $util.oneOfGetter($oneOfFields = ["to"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_fromKind", {
                    get: $util.oneOfGetter($oneOfFields = ["fromKind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_sentAt", {
                    get: $util.oneOfGetter($oneOfFields = ["sentAt"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_id", {
                    get: $util.oneOfGetter($oneOfFields = ["id"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_fromRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["fromRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_fromPart", {
                    get: $util.oneOfGetter($oneOfFields = ["fromPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Notice.prototype, "_body", {
                    get: $util.oneOfGetter($oneOfFields = ["body"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Notice instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Notice
                 * @static
                 * @param {meridian.log.v1.Notice.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Notice} Notice instance
                 * @type {{
                 *   (properties: meridian.log.v1.Notice.$Shape): meridian.log.v1.Notice & meridian.log.v1.Notice.$Shape;
                 *   (properties?: meridian.log.v1.Notice.$Properties): meridian.log.v1.Notice;
                 * }}
                 */
                Notice.create = function(properties) {
                    return new Notice(properties);
                };

                /**
                 * Encodes the specified Notice message. Does not implicitly {@link meridian.log.v1.Notice.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Notice
                 * @static
                 * @param {meridian.log.v1.Notice} message Notice message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Notice.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.kind);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.error);
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.target);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.number);
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.to);
                    if (message.fromKind != null && $Object.hasOwnProperty.call(message, "fromKind"))
                        writer.uint32(/* id 7, wireType 5 =*/61).fixed32(message.fromKind);
                    if (message.sentAt != null && $Object.hasOwnProperty.call(message, "sentAt"))
                        writer.uint32(/* id 8, wireType 1 =*/65).fixed64(message.sentAt);
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(/* id 9, wireType 1 =*/73).fixed64(message.id);
                    if (message.fromRegion != null && $Object.hasOwnProperty.call(message, "fromRegion"))
                        writer.uint32(/* id 10, wireType 5 =*/85).fixed32(message.fromRegion);
                    if (message.fromPart != null && $Object.hasOwnProperty.call(message, "fromPart"))
                        writer.uint32(/* id 11, wireType 5 =*/93).fixed32(message.fromPart);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Notice message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Notice
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Notice & meridian.log.v1.Notice.$Shape} Notice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Notice.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Notice();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 5)
                                    break;
                                message.kind = reader.fixed32();
                                message._kind = "kind";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.error = reader.fixed32();
                                message._error = "error";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                message.target = reader.fixed64();
                                message._target = "target";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                message.number = reader.fixed64();
                                message._number = "number";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.from = reader.bytes();
                                message._from = "from";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.to = reader.bytes();
                                message._to = "to";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 5)
                                    break;
                                message.fromKind = reader.fixed32();
                                message._fromKind = "fromKind";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 1)
                                    break;
                                message.sentAt = reader.fixed64();
                                message._sentAt = "sentAt";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 1)
                                    break;
                                message.id = reader.fixed64();
                                message._id = "id";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 5)
                                    break;
                                message.fromRegion = reader.fixed32();
                                message._fromRegion = "fromRegion";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 5)
                                    break;
                                message.fromPart = reader.fixed32();
                                message._fromPart = "fromPart";
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.body = reader.bytes();
                                message._body = "body";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Notice message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Notice
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Notice} Notice
                 */
                Notice.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Notice)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Notice: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Notice();
                    if (object.kind != null)
                        message.kind = object.kind >>> 0;
                    if (object.error != null)
                        message.error = object.error >>> 0;
                    if (object.target != null)
                        if ($util.Long)
                            message.target = $util.Long.fromValue(object.target, true);
                        else if (typeof object.target === "string")
                            message.target = $parseInt(object.target, 10);
                        else if (typeof object.target === "number")
                            message.target = object.target;
                        else if (typeof object.target === "object")
                            message.target = new $util.LongBits(object.target.low >>> 0, object.target.high >>> 0).toNumber(true);
                    if (object.number != null)
                        if ($util.Long)
                            message.number = $util.Long.fromValue(object.number, true);
                        else if (typeof object.number === "string")
                            message.number = $parseInt(object.number, 10);
                        else if (typeof object.number === "number")
                            message.number = object.number;
                        else if (typeof object.number === "object")
                            message.number = new $util.LongBits(object.number.low >>> 0, object.number.high >>> 0).toNumber(true);
                    if (object.from != null)
                        if (typeof object.from === "string")
                            $util.base64.decode(object.from, message.from = $util.newBuffer($util.base64.length(object.from)), 0);
                        else if (object.from.length >= 0)
                            message.from = object.from;
                    if (object.to != null)
                        if (typeof object.to === "string")
                            $util.base64.decode(object.to, message.to = $util.newBuffer($util.base64.length(object.to)), 0);
                        else if (object.to.length >= 0)
                            message.to = object.to;
                    if (object.fromKind != null)
                        message.fromKind = object.fromKind >>> 0;
                    if (object.sentAt != null)
                        if ($util.Long)
                            message.sentAt = $util.Long.fromValue(object.sentAt, true);
                        else if (typeof object.sentAt === "string")
                            message.sentAt = $parseInt(object.sentAt, 10);
                        else if (typeof object.sentAt === "number")
                            message.sentAt = object.sentAt;
                        else if (typeof object.sentAt === "object")
                            message.sentAt = new $util.LongBits(object.sentAt.low >>> 0, object.sentAt.high >>> 0).toNumber(true);
                    if (object.id != null)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                    if (object.fromRegion != null)
                        message.fromRegion = object.fromRegion >>> 0;
                    if (object.fromPart != null)
                        message.fromPart = object.fromPart >>> 0;
                    if (object.body != null)
                        if (typeof object.body === "string")
                            $util.base64.decode(object.body, message.body = $util.newBuffer($util.base64.length(object.body)), 0);
                        else if (object.body.length >= 0)
                            message.body = object.body;
                    return message;
                };

                /**
                 * Creates a plain object from a Notice message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Notice
                 * @static
                 * @param {meridian.log.v1.Notice} message Notice
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Notice.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                        object.kind = message.kind;
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        object.error = message.error;
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.target = typeof message.target === "number" ? $BigInt(message.target) : $util.Long.fromBits(message.target.low >>> 0, message.target.high >>> 0, true).toBigInt();
                        else if (typeof message.target === "number")
                            object.target = options.longs === $String ? $String(message.target) : message.target;
                        else
                            object.target = options.longs === $String ? $util.Long.prototype.toString.call(message.target) : options.longs === $Number ? new $util.LongBits(message.target.low >>> 0, message.target.high >>> 0).toNumber(true) : message.target;
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.number = typeof message.number === "number" ? $BigInt(message.number) : $util.Long.fromBits(message.number.low >>> 0, message.number.high >>> 0, true).toBigInt();
                        else if (typeof message.number === "number")
                            object.number = options.longs === $String ? $String(message.number) : message.number;
                        else
                            object.number = options.longs === $String ? $util.Long.prototype.toString.call(message.number) : options.longs === $Number ? new $util.LongBits(message.number.low >>> 0, message.number.high >>> 0).toNumber(true) : message.number;
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        object.from = options.bytes === $String ? $util.base64.encode(message.from, 0, message.from.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.from) : message.from;
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        object.to = options.bytes === $String ? $util.base64.encode(message.to, 0, message.to.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.to) : message.to;
                    if (message.fromKind != null && $Object.hasOwnProperty.call(message, "fromKind"))
                        object.fromKind = message.fromKind;
                    if (message.sentAt != null && $Object.hasOwnProperty.call(message, "sentAt"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.sentAt = typeof message.sentAt === "number" ? $BigInt(message.sentAt) : $util.Long.fromBits(message.sentAt.low >>> 0, message.sentAt.high >>> 0, true).toBigInt();
                        else if (typeof message.sentAt === "number")
                            object.sentAt = options.longs === $String ? $String(message.sentAt) : message.sentAt;
                        else
                            object.sentAt = options.longs === $String ? $util.Long.prototype.toString.call(message.sentAt) : options.longs === $Number ? new $util.LongBits(message.sentAt.low >>> 0, message.sentAt.high >>> 0).toNumber(true) : message.sentAt;
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                        else if (typeof message.id === "number")
                            object.id = options.longs === $String ? $String(message.id) : message.id;
                        else
                            object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                    if (message.fromRegion != null && $Object.hasOwnProperty.call(message, "fromRegion"))
                        object.fromRegion = message.fromRegion;
                    if (message.fromPart != null && $Object.hasOwnProperty.call(message, "fromPart"))
                        object.fromPart = message.fromPart;
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                        object.body = options.bytes === $String ? $util.base64.encode(message.body, 0, message.body.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.body) : message.body;
                    return object;
                };

                /**
                 * Converts this Notice to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Notice
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Notice.prototype.toJSON = function() {
                    return Notice.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Notice
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Notice
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Notice.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Notice";
                };

                return Notice;
            })();

            v1.Repair = (function() {

                /**
                 * Properties of a Repair.
                 * @typedef {Object} meridian.log.v1.Repair.$Properties
                 * @property {number|Long|null} [after] Repair after
                 * @property {Uint8Array|null} [from] Repair from
                 * @property {Uint8Array|null} [to] Repair to
                 * @property {number|null} [toKind] Repair toKind
                 * @property {number|null} [toRegion] Repair toRegion
                 * @property {number|null} [toPart] Repair toPart
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Repair.
                 * @memberof meridian.log.v1
                 * @interface IRepair
                 * @augments meridian.log.v1.Repair.$Properties
                 * @deprecated Use meridian.log.v1.Repair.$Properties instead.
                 */

                /**
                 * Shape of a Repair.
                 * @typedef {meridian.log.v1.Repair.$Properties} meridian.log.v1.Repair.$Shape
                 */

                /**
                 * Constructs a new Repair.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Repair.
                 * @constructor
                 * @param {meridian.log.v1.Repair.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Repair = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Repair after.
                 * @member {number|Long|null|undefined} after
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 */
                Repair.prototype.after = null;

                /**
                 * Repair from.
                 * @member {Uint8Array|null|undefined} from
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 */
                Repair.prototype.from = null;

                /**
                 * Repair to.
                 * @member {Uint8Array|null|undefined} to
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 */
                Repair.prototype.to = null;

                /**
                 * Repair toKind.
                 * @member {number|null|undefined} toKind
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 */
                Repair.prototype.toKind = null;

                /**
                 * Repair toRegion.
                 * @member {number|null|undefined} toRegion
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 */
                Repair.prototype.toRegion = null;

                /**
                 * Repair toPart.
                 * @member {number|null|undefined} toPart
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 */
                Repair.prototype.toPart = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Repair.prototype, "_after", {
                    get: $util.oneOfGetter($oneOfFields = ["after"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Repair.prototype, "_from", {
                    get: $util.oneOfGetter($oneOfFields = ["from"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Repair.prototype, "_to", {
                    get: $util.oneOfGetter($oneOfFields = ["to"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Repair.prototype, "_toKind", {
                    get: $util.oneOfGetter($oneOfFields = ["toKind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Repair.prototype, "_toRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["toRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Repair.prototype, "_toPart", {
                    get: $util.oneOfGetter($oneOfFields = ["toPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Repair instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Repair
                 * @static
                 * @param {meridian.log.v1.Repair.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Repair} Repair instance
                 * @type {{
                 *   (properties: meridian.log.v1.Repair.$Shape): meridian.log.v1.Repair & meridian.log.v1.Repair.$Shape;
                 *   (properties?: meridian.log.v1.Repair.$Properties): meridian.log.v1.Repair;
                 * }}
                 */
                Repair.create = function(properties) {
                    return new Repair(properties);
                };

                /**
                 * Encodes the specified Repair message. Does not implicitly {@link meridian.log.v1.Repair.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Repair
                 * @static
                 * @param {meridian.log.v1.Repair} message Repair message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Repair.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                        writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.after);
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.to);
                    if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.toKind);
                    if (message.toRegion != null && $Object.hasOwnProperty.call(message, "toRegion"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.toRegion);
                    if (message.toPart != null && $Object.hasOwnProperty.call(message, "toPart"))
                        writer.uint32(/* id 6, wireType 5 =*/53).fixed32(message.toPart);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Repair message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Repair
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Repair & meridian.log.v1.Repair.$Shape} Repair
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Repair.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Repair();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                message.after = reader.fixed64();
                                message._after = "after";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.from = reader.bytes();
                                message._from = "from";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.to = reader.bytes();
                                message._to = "to";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.toKind = reader.fixed32();
                                message._toKind = "toKind";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.toRegion = reader.fixed32();
                                message._toRegion = "toRegion";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 5)
                                    break;
                                message.toPart = reader.fixed32();
                                message._toPart = "toPart";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Repair message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Repair
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Repair} Repair
                 */
                Repair.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Repair)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Repair: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Repair();
                    if (object.after != null)
                        if ($util.Long)
                            message.after = $util.Long.fromValue(object.after, true);
                        else if (typeof object.after === "string")
                            message.after = $parseInt(object.after, 10);
                        else if (typeof object.after === "number")
                            message.after = object.after;
                        else if (typeof object.after === "object")
                            message.after = new $util.LongBits(object.after.low >>> 0, object.after.high >>> 0).toNumber(true);
                    if (object.from != null)
                        if (typeof object.from === "string")
                            $util.base64.decode(object.from, message.from = $util.newBuffer($util.base64.length(object.from)), 0);
                        else if (object.from.length >= 0)
                            message.from = object.from;
                    if (object.to != null)
                        if (typeof object.to === "string")
                            $util.base64.decode(object.to, message.to = $util.newBuffer($util.base64.length(object.to)), 0);
                        else if (object.to.length >= 0)
                            message.to = object.to;
                    if (object.toKind != null)
                        message.toKind = object.toKind >>> 0;
                    if (object.toRegion != null)
                        message.toRegion = object.toRegion >>> 0;
                    if (object.toPart != null)
                        message.toPart = object.toPart >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a Repair message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Repair
                 * @static
                 * @param {meridian.log.v1.Repair} message Repair
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Repair.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.after = typeof message.after === "number" ? $BigInt(message.after) : $util.Long.fromBits(message.after.low >>> 0, message.after.high >>> 0, true).toBigInt();
                        else if (typeof message.after === "number")
                            object.after = options.longs === $String ? $String(message.after) : message.after;
                        else
                            object.after = options.longs === $String ? $util.Long.prototype.toString.call(message.after) : options.longs === $Number ? new $util.LongBits(message.after.low >>> 0, message.after.high >>> 0).toNumber(true) : message.after;
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        object.from = options.bytes === $String ? $util.base64.encode(message.from, 0, message.from.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.from) : message.from;
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        object.to = options.bytes === $String ? $util.base64.encode(message.to, 0, message.to.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.to) : message.to;
                    if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                        object.toKind = message.toKind;
                    if (message.toRegion != null && $Object.hasOwnProperty.call(message, "toRegion"))
                        object.toRegion = message.toRegion;
                    if (message.toPart != null && $Object.hasOwnProperty.call(message, "toPart"))
                        object.toPart = message.toPart;
                    return object;
                };

                /**
                 * Converts this Repair to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Repair
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Repair.prototype.toJSON = function() {
                    return Repair.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Repair
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Repair
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Repair.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Repair";
                };

                return Repair;
            })();

            v1.Unpark = (function() {

                /**
                 * Properties of an Unpark.
                 * @typedef {Object} meridian.log.v1.Unpark.$Properties
                 * @property {Uint8Array|null} [from] Unpark from
                 * @property {Uint8Array|null} [to] Unpark to
                 * @property {number|null} [toKind] Unpark toKind
                 * @property {boolean|null} [skip] Unpark skip
                 * @property {number|Long|null} [place] Unpark place
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Unpark.
                 * @memberof meridian.log.v1
                 * @interface IUnpark
                 * @augments meridian.log.v1.Unpark.$Properties
                 * @deprecated Use meridian.log.v1.Unpark.$Properties instead.
                 */

                /**
                 * Shape of an Unpark.
                 * @typedef {meridian.log.v1.Unpark.$Properties} meridian.log.v1.Unpark.$Shape
                 */

                /**
                 * Constructs a new Unpark.
                 * @memberof meridian.log.v1
                 * @classdesc Represents an Unpark.
                 * @constructor
                 * @param {meridian.log.v1.Unpark.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Unpark = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Unpark from.
                 * @member {Uint8Array|null|undefined} from
                 * @memberof meridian.log.v1.Unpark
                 * @instance
                 */
                Unpark.prototype.from = null;

                /**
                 * Unpark to.
                 * @member {Uint8Array|null|undefined} to
                 * @memberof meridian.log.v1.Unpark
                 * @instance
                 */
                Unpark.prototype.to = null;

                /**
                 * Unpark toKind.
                 * @member {number|null|undefined} toKind
                 * @memberof meridian.log.v1.Unpark
                 * @instance
                 */
                Unpark.prototype.toKind = null;

                /**
                 * Unpark skip.
                 * @member {boolean|null|undefined} skip
                 * @memberof meridian.log.v1.Unpark
                 * @instance
                 */
                Unpark.prototype.skip = null;

                /**
                 * Unpark place.
                 * @member {number|Long|null|undefined} place
                 * @memberof meridian.log.v1.Unpark
                 * @instance
                 */
                Unpark.prototype.place = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Unpark.prototype, "_from", {
                    get: $util.oneOfGetter($oneOfFields = ["from"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Unpark.prototype, "_to", {
                    get: $util.oneOfGetter($oneOfFields = ["to"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Unpark.prototype, "_toKind", {
                    get: $util.oneOfGetter($oneOfFields = ["toKind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Unpark.prototype, "_skip", {
                    get: $util.oneOfGetter($oneOfFields = ["skip"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Unpark.prototype, "_place", {
                    get: $util.oneOfGetter($oneOfFields = ["place"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Unpark instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Unpark
                 * @static
                 * @param {meridian.log.v1.Unpark.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Unpark} Unpark instance
                 * @type {{
                 *   (properties: meridian.log.v1.Unpark.$Shape): meridian.log.v1.Unpark & meridian.log.v1.Unpark.$Shape;
                 *   (properties?: meridian.log.v1.Unpark.$Properties): meridian.log.v1.Unpark;
                 * }}
                 */
                Unpark.create = function(properties) {
                    return new Unpark(properties);
                };

                /**
                 * Encodes the specified Unpark message. Does not implicitly {@link meridian.log.v1.Unpark.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Unpark
                 * @static
                 * @param {meridian.log.v1.Unpark} message Unpark message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Unpark.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.to);
                    if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.toKind);
                    if (message.skip != null && $Object.hasOwnProperty.call(message, "skip"))
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.skip);
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                        writer.uint32(/* id 5, wireType 1 =*/41).fixed64(message.place);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Unpark message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Unpark
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Unpark & meridian.log.v1.Unpark.$Shape} Unpark
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Unpark.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Unpark();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.from = reader.bytes();
                                message._from = "from";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.to = reader.bytes();
                                message._to = "to";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.toKind = reader.fixed32();
                                message._toKind = "toKind";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                message.skip = reader.bool();
                                message._skip = "skip";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 1)
                                    break;
                                message.place = reader.fixed64();
                                message._place = "place";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates an Unpark message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Unpark
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Unpark} Unpark
                 */
                Unpark.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Unpark)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Unpark: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Unpark();
                    if (object.from != null)
                        if (typeof object.from === "string")
                            $util.base64.decode(object.from, message.from = $util.newBuffer($util.base64.length(object.from)), 0);
                        else if (object.from.length >= 0)
                            message.from = object.from;
                    if (object.to != null)
                        if (typeof object.to === "string")
                            $util.base64.decode(object.to, message.to = $util.newBuffer($util.base64.length(object.to)), 0);
                        else if (object.to.length >= 0)
                            message.to = object.to;
                    if (object.toKind != null)
                        message.toKind = object.toKind >>> 0;
                    if (object.skip != null)
                        message.skip = $Boolean(object.skip);
                    if (object.place != null)
                        if ($util.Long)
                            message.place = $util.Long.fromValue(object.place, true);
                        else if (typeof object.place === "string")
                            message.place = $parseInt(object.place, 10);
                        else if (typeof object.place === "number")
                            message.place = object.place;
                        else if (typeof object.place === "object")
                            message.place = new $util.LongBits(object.place.low >>> 0, object.place.high >>> 0).toNumber(true);
                    return message;
                };

                /**
                 * Creates a plain object from an Unpark message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Unpark
                 * @static
                 * @param {meridian.log.v1.Unpark} message Unpark
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Unpark.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                        object.from = options.bytes === $String ? $util.base64.encode(message.from, 0, message.from.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.from) : message.from;
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                        object.to = options.bytes === $String ? $util.base64.encode(message.to, 0, message.to.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.to) : message.to;
                    if (message.toKind != null && $Object.hasOwnProperty.call(message, "toKind"))
                        object.toKind = message.toKind;
                    if (message.skip != null && $Object.hasOwnProperty.call(message, "skip"))
                        object.skip = message.skip;
                    if (message.place != null && $Object.hasOwnProperty.call(message, "place"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.place = typeof message.place === "number" ? $BigInt(message.place) : $util.Long.fromBits(message.place.low >>> 0, message.place.high >>> 0, true).toBigInt();
                        else if (typeof message.place === "number")
                            object.place = options.longs === $String ? $String(message.place) : message.place;
                        else
                            object.place = options.longs === $String ? $util.Long.prototype.toString.call(message.place) : options.longs === $Number ? new $util.LongBits(message.place.low >>> 0, message.place.high >>> 0).toNumber(true) : message.place;
                    return object;
                };

                /**
                 * Converts this Unpark to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Unpark
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Unpark.prototype.toJSON = function() {
                    return Unpark.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Unpark
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Unpark
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Unpark.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Unpark";
                };

                return Unpark;
            })();

            v1.Home = (function() {

                /**
                 * Properties of a Home.
                 * @typedef {Object} meridian.log.v1.Home.$Properties
                 * @property {Uint8Array|null} [user] Home user
                 * @property {number|null} [zone] Home zone
                 * @property {number|null} [region] Home region
                 * @property {number|null} [part] Home part
                 * @property {number|null} [epoch] Home epoch
                 * @property {meridian.log.v1.Profile|null} [profile] Home profile
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Home.
                 * @memberof meridian.log.v1
                 * @interface IHome
                 * @augments meridian.log.v1.Home.$Properties
                 * @deprecated Use meridian.log.v1.Home.$Properties instead.
                 */

                /**
                 * Shape of a Home.
                 * @typedef {meridian.log.v1.Home.$Properties} meridian.log.v1.Home.$Shape
                 */

                /**
                 * Constructs a new Home.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Home.
                 * @constructor
                 * @param {meridian.log.v1.Home.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Home = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Home user.
                 * @member {Uint8Array|null|undefined} user
                 * @memberof meridian.log.v1.Home
                 * @instance
                 */
                Home.prototype.user = null;

                /**
                 * Home zone.
                 * @member {number|null|undefined} zone
                 * @memberof meridian.log.v1.Home
                 * @instance
                 */
                Home.prototype.zone = null;

                /**
                 * Home region.
                 * @member {number|null|undefined} region
                 * @memberof meridian.log.v1.Home
                 * @instance
                 */
                Home.prototype.region = null;

                /**
                 * Home part.
                 * @member {number|null|undefined} part
                 * @memberof meridian.log.v1.Home
                 * @instance
                 */
                Home.prototype.part = null;

                /**
                 * Home epoch.
                 * @member {number|null|undefined} epoch
                 * @memberof meridian.log.v1.Home
                 * @instance
                 */
                Home.prototype.epoch = null;

                /**
                 * Home profile.
                 * @member {meridian.log.v1.Profile|null|undefined} profile
                 * @memberof meridian.log.v1.Home
                 * @instance
                 */
                Home.prototype.profile = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Home.prototype, "_user", {
                    get: $util.oneOfGetter($oneOfFields = ["user"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Home.prototype, "_zone", {
                    get: $util.oneOfGetter($oneOfFields = ["zone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Home.prototype, "_region", {
                    get: $util.oneOfGetter($oneOfFields = ["region"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Home.prototype, "_part", {
                    get: $util.oneOfGetter($oneOfFields = ["part"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Home.prototype, "_epoch", {
                    get: $util.oneOfGetter($oneOfFields = ["epoch"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Home.prototype, "_profile", {
                    get: $util.oneOfGetter($oneOfFields = ["profile"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Home instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Home
                 * @static
                 * @param {meridian.log.v1.Home.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Home} Home instance
                 * @type {{
                 *   (properties: meridian.log.v1.Home.$Shape): meridian.log.v1.Home & meridian.log.v1.Home.$Shape;
                 *   (properties?: meridian.log.v1.Home.$Properties): meridian.log.v1.Home;
                 * }}
                 */
                Home.create = function(properties) {
                    return new Home(properties);
                };

                /**
                 * Encodes the specified Home message. Does not implicitly {@link meridian.log.v1.Home.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Home
                 * @static
                 * @param {meridian.log.v1.Home} message Home message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Home.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.user);
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.zone);
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.region);
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.part);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.epoch);
                    if (message.profile != null && $Object.hasOwnProperty.call(message, "profile"))
                        $root.meridian.log.v1.Profile.encode(message.profile, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Home message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Home
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Home & meridian.log.v1.Home.$Shape} Home
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Home.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Home();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.user = reader.bytes();
                                message._user = "user";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.zone = reader.fixed32();
                                message._zone = "zone";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.region = reader.fixed32();
                                message._region = "region";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.part = reader.fixed32();
                                message._part = "part";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.epoch = reader.fixed32();
                                message._epoch = "epoch";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.profile = $root.meridian.log.v1.Profile.decode(reader, reader.size(), $undefined, _depth + 1, message.profile);
                                message._profile = "profile";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Home message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Home
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Home} Home
                 */
                Home.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Home)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Home: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Home();
                    if (object.user != null)
                        if (typeof object.user === "string")
                            $util.base64.decode(object.user, message.user = $util.newBuffer($util.base64.length(object.user)), 0);
                        else if (object.user.length >= 0)
                            message.user = object.user;
                    if (object.zone != null)
                        message.zone = object.zone >>> 0;
                    if (object.region != null)
                        message.region = object.region >>> 0;
                    if (object.part != null)
                        message.part = object.part >>> 0;
                    if (object.epoch != null)
                        message.epoch = object.epoch >>> 0;
                    if (object.profile != null) {
                        if (!$util.isObject(object.profile))
                            throw $TypeError(".meridian.log.v1.Home.profile: object expected");
                        message.profile = $root.meridian.log.v1.Profile.fromObject(object.profile, _depth + 1);
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a Home message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Home
                 * @static
                 * @param {meridian.log.v1.Home} message Home
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Home.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        object.user = options.bytes === $String ? $util.base64.encode(message.user, 0, message.user.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.user) : message.user;
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        object.zone = message.zone;
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        object.region = message.region;
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        object.part = message.part;
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                        object.epoch = message.epoch;
                    if (message.profile != null && $Object.hasOwnProperty.call(message, "profile"))
                        object.profile = $root.meridian.log.v1.Profile.toObject(message.profile, options, _depth + 1);
                    return object;
                };

                /**
                 * Converts this Home to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Home
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Home.prototype.toJSON = function() {
                    return Home.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Home
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Home
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Home.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Home";
                };

                return Home;
            })();

            v1.Profile = (function() {

                /**
                 * Properties of a Profile.
                 * @typedef {Object} meridian.log.v1.Profile.$Properties
                 * @property {string|null} [displayName] Profile displayName
                 * @property {number|null} [avatarColor] Profile avatarColor
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Profile.
                 * @memberof meridian.log.v1
                 * @interface IProfile
                 * @augments meridian.log.v1.Profile.$Properties
                 * @deprecated Use meridian.log.v1.Profile.$Properties instead.
                 */

                /**
                 * Shape of a Profile.
                 * @typedef {meridian.log.v1.Profile.$Properties} meridian.log.v1.Profile.$Shape
                 */

                /**
                 * Constructs a new Profile.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Profile.
                 * @constructor
                 * @param {meridian.log.v1.Profile.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Profile = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Profile displayName.
                 * @member {string|null|undefined} displayName
                 * @memberof meridian.log.v1.Profile
                 * @instance
                 */
                Profile.prototype.displayName = null;

                /**
                 * Profile avatarColor.
                 * @member {number|null|undefined} avatarColor
                 * @memberof meridian.log.v1.Profile
                 * @instance
                 */
                Profile.prototype.avatarColor = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Profile.prototype, "_displayName", {
                    get: $util.oneOfGetter($oneOfFields = ["displayName"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Profile.prototype, "_avatarColor", {
                    get: $util.oneOfGetter($oneOfFields = ["avatarColor"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Profile instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Profile
                 * @static
                 * @param {meridian.log.v1.Profile.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Profile} Profile instance
                 * @type {{
                 *   (properties: meridian.log.v1.Profile.$Shape): meridian.log.v1.Profile & meridian.log.v1.Profile.$Shape;
                 *   (properties?: meridian.log.v1.Profile.$Properties): meridian.log.v1.Profile;
                 * }}
                 */
                Profile.create = function(properties) {
                    return new Profile(properties);
                };

                /**
                 * Encodes the specified Profile message. Does not implicitly {@link meridian.log.v1.Profile.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Profile
                 * @static
                 * @param {meridian.log.v1.Profile} message Profile message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Profile.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.displayName);
                    if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.avatarColor);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Profile message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Profile
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Profile & meridian.log.v1.Profile.$Shape} Profile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Profile.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Profile();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.displayName = reader.stringVerify();
                                message._displayName = "displayName";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.avatarColor = reader.fixed32();
                                message._avatarColor = "avatarColor";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Profile message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Profile
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Profile} Profile
                 */
                Profile.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Profile)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Profile: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Profile();
                    if (object.displayName != null)
                        message.displayName = $String(object.displayName);
                    if (object.avatarColor != null)
                        message.avatarColor = object.avatarColor >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a Profile message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Profile
                 * @static
                 * @param {meridian.log.v1.Profile} message Profile
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Profile.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName"))
                        object.displayName = message.displayName;
                    if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor"))
                        object.avatarColor = message.avatarColor;
                    return object;
                };

                /**
                 * Converts this Profile to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Profile
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Profile.prototype.toJSON = function() {
                    return Profile.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Profile
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Profile
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Profile.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Profile";
                };

                return Profile;
            })();

            v1.DirectoryEntry = (function() {

                /**
                 * Properties of a DirectoryEntry.
                 * @typedef {Object} meridian.log.v1.DirectoryEntry.$Properties
                 * @property {Uint8Array|null} [key] DirectoryEntry key
                 * @property {number|null} [region] DirectoryEntry region
                 * @property {number|null} [part] DirectoryEntry part
                 * @property {number|null} [epoch] DirectoryEntry epoch
                 * @property {number|null} [zone] DirectoryEntry zone
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DirectoryEntry.
                 * @memberof meridian.log.v1
                 * @interface IDirectoryEntry
                 * @augments meridian.log.v1.DirectoryEntry.$Properties
                 * @deprecated Use meridian.log.v1.DirectoryEntry.$Properties instead.
                 */

                /**
                 * Shape of a DirectoryEntry.
                 * @typedef {meridian.log.v1.DirectoryEntry.$Properties} meridian.log.v1.DirectoryEntry.$Shape
                 */

                /**
                 * Constructs a new DirectoryEntry.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a DirectoryEntry.
                 * @constructor
                 * @param {meridian.log.v1.DirectoryEntry.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DirectoryEntry = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DirectoryEntry key.
                 * @member {Uint8Array|null|undefined} key
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @instance
                 */
                DirectoryEntry.prototype.key = null;

                /**
                 * DirectoryEntry region.
                 * @member {number|null|undefined} region
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @instance
                 */
                DirectoryEntry.prototype.region = null;

                /**
                 * DirectoryEntry part.
                 * @member {number|null|undefined} part
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @instance
                 */
                DirectoryEntry.prototype.part = null;

                /**
                 * DirectoryEntry epoch.
                 * @member {number|null|undefined} epoch
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @instance
                 */
                DirectoryEntry.prototype.epoch = null;

                /**
                 * DirectoryEntry zone.
                 * @member {number|null|undefined} zone
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @instance
                 */
                DirectoryEntry.prototype.zone = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DirectoryEntry.prototype, "_key", {
                    get: $util.oneOfGetter($oneOfFields = ["key"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DirectoryEntry.prototype, "_region", {
                    get: $util.oneOfGetter($oneOfFields = ["region"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DirectoryEntry.prototype, "_part", {
                    get: $util.oneOfGetter($oneOfFields = ["part"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DirectoryEntry.prototype, "_epoch", {
                    get: $util.oneOfGetter($oneOfFields = ["epoch"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DirectoryEntry.prototype, "_zone", {
                    get: $util.oneOfGetter($oneOfFields = ["zone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new DirectoryEntry instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @static
                 * @param {meridian.log.v1.DirectoryEntry.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.DirectoryEntry} DirectoryEntry instance
                 * @type {{
                 *   (properties: meridian.log.v1.DirectoryEntry.$Shape): meridian.log.v1.DirectoryEntry & meridian.log.v1.DirectoryEntry.$Shape;
                 *   (properties?: meridian.log.v1.DirectoryEntry.$Properties): meridian.log.v1.DirectoryEntry;
                 * }}
                 */
                DirectoryEntry.create = function(properties) {
                    return new DirectoryEntry(properties);
                };

                /**
                 * Encodes the specified DirectoryEntry message. Does not implicitly {@link meridian.log.v1.DirectoryEntry.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @static
                 * @param {meridian.log.v1.DirectoryEntry} message DirectoryEntry message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DirectoryEntry.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.region);
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.part);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.epoch);
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.zone);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DirectoryEntry message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.DirectoryEntry & meridian.log.v1.DirectoryEntry.$Shape} DirectoryEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DirectoryEntry.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.DirectoryEntry();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.key = reader.bytes();
                                message._key = "key";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.region = reader.fixed32();
                                message._region = "region";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.part = reader.fixed32();
                                message._part = "part";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.epoch = reader.fixed32();
                                message._epoch = "epoch";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.zone = reader.fixed32();
                                message._zone = "zone";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a DirectoryEntry message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.DirectoryEntry} DirectoryEntry
                 */
                DirectoryEntry.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.DirectoryEntry)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.DirectoryEntry: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.DirectoryEntry();
                    if (object.key != null)
                        if (typeof object.key === "string")
                            $util.base64.decode(object.key, message.key = $util.newBuffer($util.base64.length(object.key)), 0);
                        else if (object.key.length >= 0)
                            message.key = object.key;
                    if (object.region != null)
                        message.region = object.region >>> 0;
                    if (object.part != null)
                        message.part = object.part >>> 0;
                    if (object.epoch != null)
                        message.epoch = object.epoch >>> 0;
                    if (object.zone != null)
                        message.zone = object.zone >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a DirectoryEntry message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @static
                 * @param {meridian.log.v1.DirectoryEntry} message DirectoryEntry
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                DirectoryEntry.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                        object.key = options.bytes === $String ? $util.base64.encode(message.key, 0, message.key.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.key) : message.key;
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        object.region = message.region;
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        object.part = message.part;
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                        object.epoch = message.epoch;
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        object.zone = message.zone;
                    return object;
                };

                /**
                 * Converts this DirectoryEntry to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                DirectoryEntry.prototype.toJSON = function() {
                    return DirectoryEntry.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for DirectoryEntry
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.DirectoryEntry
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                DirectoryEntry.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.DirectoryEntry";
                };

                return DirectoryEntry;
            })();

            v1.Policy = (function() {

                /**
                 * Properties of a Policy.
                 * @typedef {Object} meridian.log.v1.Policy.$Properties
                 * @property {number|null} [version] Policy version
                 * @property {number|null} [activation] Policy activation
                 * @property {number|null} [generation] Policy generation
                 * @property {string|null} [policy] Policy policy
                 * @property {string|null} [document] Policy document
                 * @property {Uint8Array|null} [zones] Policy zones
                 * @property {Uint8Array|null} [homes] Policy homes
                 * @property {Uint8Array|null} [regions] Policy regions
                 * @property {Array.<meridian.log.v1.Policy.Word>|null} [classes] Policy classes
                 * @property {Array.<meridian.log.v1.Policy.Word>|null} [guardrails] Policy guardrails
                 * @property {Array.<meridian.log.v1.Policy.Rule>|null} [rules] Policy rules
                 * @property {Array.<meridian.log.v1.Policy.Stop>|null} [stops] Policy stops
                 * @property {Uint8Array|null} [cells] Policy cells
                 * @property {Array.<meridian.log.v1.Policy.Quota>|null} [quotas] Policy quotas
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Policy.
                 * @memberof meridian.log.v1
                 * @interface IPolicy
                 * @augments meridian.log.v1.Policy.$Properties
                 * @deprecated Use meridian.log.v1.Policy.$Properties instead.
                 */

                /**
                 * Shape of a Policy.
                 * @typedef {meridian.log.v1.Policy.$Properties} meridian.log.v1.Policy.$Shape
                 */

                /**
                 * Constructs a new Policy.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Policy.
                 * @constructor
                 * @param {meridian.log.v1.Policy.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Policy = function (properties) {
                    this.classes = [];
                    this.guardrails = [];
                    this.rules = [];
                    this.stops = [];
                    this.quotas = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Policy version.
                 * @member {number|null|undefined} version
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.version = null;

                /**
                 * Policy activation.
                 * @member {number|null|undefined} activation
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.activation = null;

                /**
                 * Policy generation.
                 * @member {number|null|undefined} generation
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.generation = null;

                /**
                 * Policy policy.
                 * @member {string|null|undefined} policy
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.policy = null;

                /**
                 * Policy document.
                 * @member {string|null|undefined} document
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.document = null;

                /**
                 * Policy zones.
                 * @member {Uint8Array|null|undefined} zones
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.zones = null;

                /**
                 * Policy homes.
                 * @member {Uint8Array|null|undefined} homes
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.homes = null;

                /**
                 * Policy regions.
                 * @member {Uint8Array|null|undefined} regions
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.regions = null;

                /**
                 * Policy classes.
                 * @member {Array.<meridian.log.v1.Policy.Word>} classes
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.classes = $util.emptyArray;

                /**
                 * Policy guardrails.
                 * @member {Array.<meridian.log.v1.Policy.Word>} guardrails
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.guardrails = $util.emptyArray;

                /**
                 * Policy rules.
                 * @member {Array.<meridian.log.v1.Policy.Rule>} rules
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.rules = $util.emptyArray;

                /**
                 * Policy stops.
                 * @member {Array.<meridian.log.v1.Policy.Stop>} stops
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.stops = $util.emptyArray;

                /**
                 * Policy cells.
                 * @member {Uint8Array|null|undefined} cells
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.cells = null;

                /**
                 * Policy quotas.
                 * @member {Array.<meridian.log.v1.Policy.Quota>} quotas
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 */
                Policy.prototype.quotas = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_version", {
                    get: $util.oneOfGetter($oneOfFields = ["version"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_activation", {
                    get: $util.oneOfGetter($oneOfFields = ["activation"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_generation", {
                    get: $util.oneOfGetter($oneOfFields = ["generation"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_policy", {
                    get: $util.oneOfGetter($oneOfFields = ["policy"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_document", {
                    get: $util.oneOfGetter($oneOfFields = ["document"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_zones", {
                    get: $util.oneOfGetter($oneOfFields = ["zones"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_homes", {
                    get: $util.oneOfGetter($oneOfFields = ["homes"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_regions", {
                    get: $util.oneOfGetter($oneOfFields = ["regions"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Policy.prototype, "_cells", {
                    get: $util.oneOfGetter($oneOfFields = ["cells"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Policy instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Policy
                 * @static
                 * @param {meridian.log.v1.Policy.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Policy} Policy instance
                 * @type {{
                 *   (properties: meridian.log.v1.Policy.$Shape): meridian.log.v1.Policy & meridian.log.v1.Policy.$Shape;
                 *   (properties?: meridian.log.v1.Policy.$Properties): meridian.log.v1.Policy;
                 * }}
                 */
                Policy.create = function(properties) {
                    return new Policy(properties);
                };

                /**
                 * Encodes the specified Policy message. Does not implicitly {@link meridian.log.v1.Policy.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Policy
                 * @static
                 * @param {meridian.log.v1.Policy} message Policy message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Policy.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.version);
                    if (message.activation != null && $Object.hasOwnProperty.call(message, "activation"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.activation);
                    if (message.generation != null && $Object.hasOwnProperty.call(message, "generation"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.generation);
                    if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.policy);
                    if (message.document != null && $Object.hasOwnProperty.call(message, "document"))
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.document);
                    if (message.zones != null && $Object.hasOwnProperty.call(message, "zones"))
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.zones);
                    if (message.homes != null && $Object.hasOwnProperty.call(message, "homes"))
                        writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.homes);
                    if (message.regions != null && $Object.hasOwnProperty.call(message, "regions"))
                        writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.regions);
                    if (message.classes != null && message.classes.length)
                        for (let i = 0; i < message.classes.length; ++i)
                            $root.meridian.log.v1.Policy.Word.encode(message.classes[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.guardrails != null && message.guardrails.length)
                        for (let i = 0; i < message.guardrails.length; ++i)
                            $root.meridian.log.v1.Policy.Word.encode(message.guardrails[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.rules != null && message.rules.length)
                        for (let i = 0; i < message.rules.length; ++i)
                            $root.meridian.log.v1.Policy.Rule.encode(message.rules[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.stops != null && message.stops.length)
                        for (let i = 0; i < message.stops.length; ++i)
                            $root.meridian.log.v1.Policy.Stop.encode(message.stops[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                    if (message.cells != null && $Object.hasOwnProperty.call(message, "cells"))
                        writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.cells);
                    if (message.quotas != null && message.quotas.length)
                        for (let i = 0; i < message.quotas.length; ++i)
                            $root.meridian.log.v1.Policy.Quota.encode(message.quotas[i], writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Policy message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Policy
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Policy & meridian.log.v1.Policy.$Shape} Policy
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Policy.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Policy();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 5)
                                    break;
                                message.version = reader.fixed32();
                                message._version = "version";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.activation = reader.fixed32();
                                message._activation = "activation";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.generation = reader.fixed32();
                                message._generation = "generation";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.policy = reader.stringVerify();
                                message._policy = "policy";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.document = reader.stringVerify();
                                message._document = "document";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.zones = reader.bytes();
                                message._zones = "zones";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.homes = reader.bytes();
                                message._homes = "homes";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.regions = reader.bytes();
                                message._regions = "regions";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.classes && message.classes.length))
                                    message.classes = [];
                                message.classes.push($root.meridian.log.v1.Policy.Word.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.guardrails && message.guardrails.length))
                                    message.guardrails = [];
                                message.guardrails.push($root.meridian.log.v1.Policy.Word.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.rules && message.rules.length))
                                    message.rules = [];
                                message.rules.push($root.meridian.log.v1.Policy.Rule.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.stops && message.stops.length))
                                    message.stops = [];
                                message.stops.push($root.meridian.log.v1.Policy.Stop.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.cells = reader.bytes();
                                message._cells = "cells";
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.quotas && message.quotas.length))
                                    message.quotas = [];
                                message.quotas.push($root.meridian.log.v1.Policy.Quota.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Policy message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Policy
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Policy} Policy
                 */
                Policy.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Policy)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Policy: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Policy();
                    if (object.version != null)
                        message.version = object.version >>> 0;
                    if (object.activation != null)
                        message.activation = object.activation >>> 0;
                    if (object.generation != null)
                        message.generation = object.generation >>> 0;
                    if (object.policy != null)
                        message.policy = $String(object.policy);
                    if (object.document != null)
                        message.document = $String(object.document);
                    if (object.zones != null)
                        if (typeof object.zones === "string")
                            $util.base64.decode(object.zones, message.zones = $util.newBuffer($util.base64.length(object.zones)), 0);
                        else if (object.zones.length >= 0)
                            message.zones = object.zones;
                    if (object.homes != null)
                        if (typeof object.homes === "string")
                            $util.base64.decode(object.homes, message.homes = $util.newBuffer($util.base64.length(object.homes)), 0);
                        else if (object.homes.length >= 0)
                            message.homes = object.homes;
                    if (object.regions != null)
                        if (typeof object.regions === "string")
                            $util.base64.decode(object.regions, message.regions = $util.newBuffer($util.base64.length(object.regions)), 0);
                        else if (object.regions.length >= 0)
                            message.regions = object.regions;
                    if (object.classes) {
                        if (!$Array.isArray(object.classes))
                            throw $TypeError(".meridian.log.v1.Policy.classes: array expected");
                        message.classes = $Array(object.classes.length);
                        for (let i = 0; i < object.classes.length; ++i) {
                            if (!$util.isObject(object.classes[i]))
                                throw $TypeError(".meridian.log.v1.Policy.classes: object expected");
                            message.classes[i] = $root.meridian.log.v1.Policy.Word.fromObject(object.classes[i], _depth + 1);
                        }
                    }
                    if (object.guardrails) {
                        if (!$Array.isArray(object.guardrails))
                            throw $TypeError(".meridian.log.v1.Policy.guardrails: array expected");
                        message.guardrails = $Array(object.guardrails.length);
                        for (let i = 0; i < object.guardrails.length; ++i) {
                            if (!$util.isObject(object.guardrails[i]))
                                throw $TypeError(".meridian.log.v1.Policy.guardrails: object expected");
                            message.guardrails[i] = $root.meridian.log.v1.Policy.Word.fromObject(object.guardrails[i], _depth + 1);
                        }
                    }
                    if (object.rules) {
                        if (!$Array.isArray(object.rules))
                            throw $TypeError(".meridian.log.v1.Policy.rules: array expected");
                        message.rules = $Array(object.rules.length);
                        for (let i = 0; i < object.rules.length; ++i) {
                            if (!$util.isObject(object.rules[i]))
                                throw $TypeError(".meridian.log.v1.Policy.rules: object expected");
                            message.rules[i] = $root.meridian.log.v1.Policy.Rule.fromObject(object.rules[i], _depth + 1);
                        }
                    }
                    if (object.stops) {
                        if (!$Array.isArray(object.stops))
                            throw $TypeError(".meridian.log.v1.Policy.stops: array expected");
                        message.stops = $Array(object.stops.length);
                        for (let i = 0; i < object.stops.length; ++i) {
                            if (!$util.isObject(object.stops[i]))
                                throw $TypeError(".meridian.log.v1.Policy.stops: object expected");
                            message.stops[i] = $root.meridian.log.v1.Policy.Stop.fromObject(object.stops[i], _depth + 1);
                        }
                    }
                    if (object.cells != null)
                        if (typeof object.cells === "string")
                            $util.base64.decode(object.cells, message.cells = $util.newBuffer($util.base64.length(object.cells)), 0);
                        else if (object.cells.length >= 0)
                            message.cells = object.cells;
                    if (object.quotas) {
                        if (!$Array.isArray(object.quotas))
                            throw $TypeError(".meridian.log.v1.Policy.quotas: array expected");
                        message.quotas = $Array(object.quotas.length);
                        for (let i = 0; i < object.quotas.length; ++i) {
                            if (!$util.isObject(object.quotas[i]))
                                throw $TypeError(".meridian.log.v1.Policy.quotas: object expected");
                            message.quotas[i] = $root.meridian.log.v1.Policy.Quota.fromObject(object.quotas[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a Policy message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Policy
                 * @static
                 * @param {meridian.log.v1.Policy} message Policy
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Policy.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.classes = [];
                        object.guardrails = [];
                        object.rules = [];
                        object.stops = [];
                        object.quotas = [];
                    }
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        object.version = message.version;
                    if (message.activation != null && $Object.hasOwnProperty.call(message, "activation"))
                        object.activation = message.activation;
                    if (message.generation != null && $Object.hasOwnProperty.call(message, "generation"))
                        object.generation = message.generation;
                    if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                        object.policy = message.policy;
                    if (message.document != null && $Object.hasOwnProperty.call(message, "document"))
                        object.document = message.document;
                    if (message.zones != null && $Object.hasOwnProperty.call(message, "zones"))
                        object.zones = options.bytes === $String ? $util.base64.encode(message.zones, 0, message.zones.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.zones) : message.zones;
                    if (message.homes != null && $Object.hasOwnProperty.call(message, "homes"))
                        object.homes = options.bytes === $String ? $util.base64.encode(message.homes, 0, message.homes.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.homes) : message.homes;
                    if (message.regions != null && $Object.hasOwnProperty.call(message, "regions"))
                        object.regions = options.bytes === $String ? $util.base64.encode(message.regions, 0, message.regions.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.regions) : message.regions;
                    if (message.classes && message.classes.length) {
                        object.classes = $Array(message.classes.length);
                        for (let j = 0; j < message.classes.length; ++j)
                            object.classes[j] = $root.meridian.log.v1.Policy.Word.toObject(message.classes[j], options, _depth + 1);
                    }
                    if (message.guardrails && message.guardrails.length) {
                        object.guardrails = $Array(message.guardrails.length);
                        for (let j = 0; j < message.guardrails.length; ++j)
                            object.guardrails[j] = $root.meridian.log.v1.Policy.Word.toObject(message.guardrails[j], options, _depth + 1);
                    }
                    if (message.rules && message.rules.length) {
                        object.rules = $Array(message.rules.length);
                        for (let j = 0; j < message.rules.length; ++j)
                            object.rules[j] = $root.meridian.log.v1.Policy.Rule.toObject(message.rules[j], options, _depth + 1);
                    }
                    if (message.stops && message.stops.length) {
                        object.stops = $Array(message.stops.length);
                        for (let j = 0; j < message.stops.length; ++j)
                            object.stops[j] = $root.meridian.log.v1.Policy.Stop.toObject(message.stops[j], options, _depth + 1);
                    }
                    if (message.cells != null && $Object.hasOwnProperty.call(message, "cells"))
                        object.cells = options.bytes === $String ? $util.base64.encode(message.cells, 0, message.cells.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.cells) : message.cells;
                    if (message.quotas && message.quotas.length) {
                        object.quotas = $Array(message.quotas.length);
                        for (let j = 0; j < message.quotas.length; ++j)
                            object.quotas[j] = $root.meridian.log.v1.Policy.Quota.toObject(message.quotas[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this Policy to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Policy
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Policy.prototype.toJSON = function() {
                    return Policy.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Policy
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Policy
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Policy.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Policy";
                };

                Policy.Word = (function() {

                    /**
                     * Properties of a Word.
                     * @typedef {Object} meridian.log.v1.Policy.Word.$Properties
                     * @property {string|null} [word] Word word
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Word.
                     * @memberof meridian.log.v1.Policy
                     * @interface IWord
                     * @augments meridian.log.v1.Policy.Word.$Properties
                     * @deprecated Use meridian.log.v1.Policy.Word.$Properties instead.
                     */

                    /**
                     * Shape of a Word.
                     * @typedef {meridian.log.v1.Policy.Word.$Properties} meridian.log.v1.Policy.Word.$Shape
                     */

                    /**
                     * Constructs a new Word.
                     * @memberof meridian.log.v1.Policy
                     * @classdesc Represents a Word.
                     * @constructor
                     * @param {meridian.log.v1.Policy.Word.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Word = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Word word.
                     * @member {string|null|undefined} word
                     * @memberof meridian.log.v1.Policy.Word
                     * @instance
                     */
                    Word.prototype.word = null;

                    // OneOf field names bound to virtual getters and setters
                    let $oneOfFields;

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Word.prototype, "_word", {
                        get: $util.oneOfGetter($oneOfFields = ["word"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    /**
                     * Creates a new Word instance using the specified properties.
                     * @function create
                     * @memberof meridian.log.v1.Policy.Word
                     * @static
                     * @param {meridian.log.v1.Policy.Word.$Properties=} [properties] Properties to set
                     * @returns {meridian.log.v1.Policy.Word} Word instance
                     * @type {{
                     *   (properties: meridian.log.v1.Policy.Word.$Shape): meridian.log.v1.Policy.Word & meridian.log.v1.Policy.Word.$Shape;
                     *   (properties?: meridian.log.v1.Policy.Word.$Properties): meridian.log.v1.Policy.Word;
                     * }}
                     */
                    Word.create = function(properties) {
                        return new Word(properties);
                    };

                    /**
                     * Encodes the specified Word message. Does not implicitly {@link meridian.log.v1.Policy.Word.verify|verify} messages.
                     * @function encode
                     * @memberof meridian.log.v1.Policy.Word
                     * @static
                     * @param {meridian.log.v1.Policy.Word} message Word message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Word.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.word != null && $Object.hasOwnProperty.call(message, "word"))
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.word);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Word message from the specified reader or buffer.
                     * @function decode
                     * @memberof meridian.log.v1.Policy.Word
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Word & meridian.log.v1.Policy.Word.$Shape} Word
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Word.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.meridian.log.v1.Policy.Word();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    message.word = reader.stringVerify();
                                    message._word = "word";
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Creates a Word message from a plain object. Also converts values to their respective internal types.
                     * @function fromObject
                     * @memberof meridian.log.v1.Policy.Word
                     * @static
                     * @param {Object.<string,*>} object Plain object
                     * @returns {meridian.log.v1.Policy.Word} Word
                     */
                    Word.fromObject = function (object, _depth) {
                        if (object instanceof $root.meridian.log.v1.Policy.Word)
                            return object;
                        if (!$util.isObject(object))
                            throw $TypeError(".meridian.log.v1.Policy.Word: object expected");
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let message = new $root.meridian.log.v1.Policy.Word();
                        if (object.word != null)
                            message.word = $String(object.word);
                        return message;
                    };

                    /**
                     * Creates a plain object from a Word message. Also converts values to other types if specified.
                     * @function toObject
                     * @memberof meridian.log.v1.Policy.Word
                     * @static
                     * @param {meridian.log.v1.Policy.Word} message Word
                     * @param {$protobuf.IConversionOptions} [options] Conversion options
                     * @returns {Object.<string,*>} Plain object
                     */
                    Word.toObject = function (message, options, _depth) {
                        if (!options)
                            options = {};
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let object = {};
                        if (message.word != null && $Object.hasOwnProperty.call(message, "word"))
                            object.word = message.word;
                        return object;
                    };

                    /**
                     * Converts this Word to JSON.
                     * @function toJSON
                     * @memberof meridian.log.v1.Policy.Word
                     * @instance
                     * @returns {Object.<string,*>} JSON object
                     */
                    Word.prototype.toJSON = function() {
                        return Word.toObject(this, $protobuf.util.toJSONOptions);
                    };

                    /**
                     * Gets the type url for Word
                     * @function getTypeUrl
                     * @memberof meridian.log.v1.Policy.Word
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Word.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/meridian.log.v1.Policy.Word";
                    };

                    return Word;
                })();

                Policy.Rule = (function() {

                    /**
                     * Properties of a Rule.
                     * @typedef {Object} meridian.log.v1.Policy.Rule.$Properties
                     * @property {string|null} [id] Rule id
                     * @property {string|null} [basis] Rule basis
                     * @property {number|Long|null} [expiresAt] Rule expiresAt
                     * @property {number|null} [quota] Rule quota
                     * @property {Uint8Array|null} [quotas] Rule quotas
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Rule.
                     * @memberof meridian.log.v1.Policy
                     * @interface IRule
                     * @augments meridian.log.v1.Policy.Rule.$Properties
                     * @deprecated Use meridian.log.v1.Policy.Rule.$Properties instead.
                     */

                    /**
                     * Shape of a Rule.
                     * @typedef {meridian.log.v1.Policy.Rule.$Properties} meridian.log.v1.Policy.Rule.$Shape
                     */

                    /**
                     * Constructs a new Rule.
                     * @memberof meridian.log.v1.Policy
                     * @classdesc Represents a Rule.
                     * @constructor
                     * @param {meridian.log.v1.Policy.Rule.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Rule = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Rule id.
                     * @member {string|null|undefined} id
                     * @memberof meridian.log.v1.Policy.Rule
                     * @instance
                     */
                    Rule.prototype.id = null;

                    /**
                     * Rule basis.
                     * @member {string|null|undefined} basis
                     * @memberof meridian.log.v1.Policy.Rule
                     * @instance
                     */
                    Rule.prototype.basis = null;

                    /**
                     * Rule expiresAt.
                     * @member {number|Long|null|undefined} expiresAt
                     * @memberof meridian.log.v1.Policy.Rule
                     * @instance
                     */
                    Rule.prototype.expiresAt = null;

                    /**
                     * Rule quota.
                     * @member {number|null|undefined} quota
                     * @memberof meridian.log.v1.Policy.Rule
                     * @instance
                     */
                    Rule.prototype.quota = null;

                    /**
                     * Rule quotas.
                     * @member {Uint8Array|null|undefined} quotas
                     * @memberof meridian.log.v1.Policy.Rule
                     * @instance
                     */
                    Rule.prototype.quotas = null;

                    // OneOf field names bound to virtual getters and setters
                    let $oneOfFields;

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Rule.prototype, "_id", {
                        get: $util.oneOfGetter($oneOfFields = ["id"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Rule.prototype, "_basis", {
                        get: $util.oneOfGetter($oneOfFields = ["basis"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Rule.prototype, "_expiresAt", {
                        get: $util.oneOfGetter($oneOfFields = ["expiresAt"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Rule.prototype, "_quota", {
                        get: $util.oneOfGetter($oneOfFields = ["quota"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Rule.prototype, "_quotas", {
                        get: $util.oneOfGetter($oneOfFields = ["quotas"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    /**
                     * Creates a new Rule instance using the specified properties.
                     * @function create
                     * @memberof meridian.log.v1.Policy.Rule
                     * @static
                     * @param {meridian.log.v1.Policy.Rule.$Properties=} [properties] Properties to set
                     * @returns {meridian.log.v1.Policy.Rule} Rule instance
                     * @type {{
                     *   (properties: meridian.log.v1.Policy.Rule.$Shape): meridian.log.v1.Policy.Rule & meridian.log.v1.Policy.Rule.$Shape;
                     *   (properties?: meridian.log.v1.Policy.Rule.$Properties): meridian.log.v1.Policy.Rule;
                     * }}
                     */
                    Rule.create = function(properties) {
                        return new Rule(properties);
                    };

                    /**
                     * Encodes the specified Rule message. Does not implicitly {@link meridian.log.v1.Policy.Rule.verify|verify} messages.
                     * @function encode
                     * @memberof meridian.log.v1.Policy.Rule
                     * @static
                     * @param {meridian.log.v1.Policy.Rule} message Rule message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Rule.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                        if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.basis);
                        if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                            writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.expiresAt);
                        if (message.quota != null && $Object.hasOwnProperty.call(message, "quota"))
                            writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.quota);
                        if (message.quotas != null && $Object.hasOwnProperty.call(message, "quotas"))
                            writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.quotas);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Rule message from the specified reader or buffer.
                     * @function decode
                     * @memberof meridian.log.v1.Policy.Rule
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Rule & meridian.log.v1.Policy.Rule.$Shape} Rule
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Rule.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.meridian.log.v1.Policy.Rule();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    message.id = reader.stringVerify();
                                    message._id = "id";
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    message.basis = reader.stringVerify();
                                    message._basis = "basis";
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 1)
                                        break;
                                    message.expiresAt = reader.fixed64();
                                    message._expiresAt = "expiresAt";
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 5)
                                        break;
                                    message.quota = reader.fixed32();
                                    message._quota = "quota";
                                    continue;
                                }
                            case 5: {
                                    if (wireType !== 2)
                                        break;
                                    message.quotas = reader.bytes();
                                    message._quotas = "quotas";
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Creates a Rule message from a plain object. Also converts values to their respective internal types.
                     * @function fromObject
                     * @memberof meridian.log.v1.Policy.Rule
                     * @static
                     * @param {Object.<string,*>} object Plain object
                     * @returns {meridian.log.v1.Policy.Rule} Rule
                     */
                    Rule.fromObject = function (object, _depth) {
                        if (object instanceof $root.meridian.log.v1.Policy.Rule)
                            return object;
                        if (!$util.isObject(object))
                            throw $TypeError(".meridian.log.v1.Policy.Rule: object expected");
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let message = new $root.meridian.log.v1.Policy.Rule();
                        if (object.id != null)
                            message.id = $String(object.id);
                        if (object.basis != null)
                            message.basis = $String(object.basis);
                        if (object.expiresAt != null)
                            if ($util.Long)
                                message.expiresAt = $util.Long.fromValue(object.expiresAt, true);
                            else if (typeof object.expiresAt === "string")
                                message.expiresAt = $parseInt(object.expiresAt, 10);
                            else if (typeof object.expiresAt === "number")
                                message.expiresAt = object.expiresAt;
                            else if (typeof object.expiresAt === "object")
                                message.expiresAt = new $util.LongBits(object.expiresAt.low >>> 0, object.expiresAt.high >>> 0).toNumber(true);
                        if (object.quota != null)
                            message.quota = object.quota >>> 0;
                        if (object.quotas != null)
                            if (typeof object.quotas === "string")
                                $util.base64.decode(object.quotas, message.quotas = $util.newBuffer($util.base64.length(object.quotas)), 0);
                            else if (object.quotas.length >= 0)
                                message.quotas = object.quotas;
                        return message;
                    };

                    /**
                     * Creates a plain object from a Rule message. Also converts values to other types if specified.
                     * @function toObject
                     * @memberof meridian.log.v1.Policy.Rule
                     * @static
                     * @param {meridian.log.v1.Policy.Rule} message Rule
                     * @param {$protobuf.IConversionOptions} [options] Conversion options
                     * @returns {Object.<string,*>} Plain object
                     */
                    Rule.toObject = function (message, options, _depth) {
                        if (!options)
                            options = {};
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let object = {};
                        if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                            object.id = message.id;
                        if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                            object.basis = message.basis;
                        if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                            if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                                object.expiresAt = typeof message.expiresAt === "number" ? $BigInt(message.expiresAt) : $util.Long.fromBits(message.expiresAt.low >>> 0, message.expiresAt.high >>> 0, true).toBigInt();
                            else if (typeof message.expiresAt === "number")
                                object.expiresAt = options.longs === $String ? $String(message.expiresAt) : message.expiresAt;
                            else
                                object.expiresAt = options.longs === $String ? $util.Long.prototype.toString.call(message.expiresAt) : options.longs === $Number ? new $util.LongBits(message.expiresAt.low >>> 0, message.expiresAt.high >>> 0).toNumber(true) : message.expiresAt;
                        if (message.quota != null && $Object.hasOwnProperty.call(message, "quota"))
                            object.quota = message.quota;
                        if (message.quotas != null && $Object.hasOwnProperty.call(message, "quotas"))
                            object.quotas = options.bytes === $String ? $util.base64.encode(message.quotas, 0, message.quotas.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.quotas) : message.quotas;
                        return object;
                    };

                    /**
                     * Converts this Rule to JSON.
                     * @function toJSON
                     * @memberof meridian.log.v1.Policy.Rule
                     * @instance
                     * @returns {Object.<string,*>} JSON object
                     */
                    Rule.prototype.toJSON = function() {
                        return Rule.toObject(this, $protobuf.util.toJSONOptions);
                    };

                    /**
                     * Gets the type url for Rule
                     * @function getTypeUrl
                     * @memberof meridian.log.v1.Policy.Rule
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Rule.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/meridian.log.v1.Policy.Rule";
                    };

                    return Rule;
                })();

                Policy.Quota = (function() {

                    /**
                     * Properties of a Quota.
                     * @typedef {Object} meridian.log.v1.Policy.Quota.$Properties
                     * @property {string|null} [basis] Quota basis
                     * @property {boolean|null} [monthly] Quota monthly
                     * @property {number|Long|null} [warn] Quota warn
                     * @property {number|Long|null} [stop] Quota stop
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Quota.
                     * @memberof meridian.log.v1.Policy
                     * @interface IQuota
                     * @augments meridian.log.v1.Policy.Quota.$Properties
                     * @deprecated Use meridian.log.v1.Policy.Quota.$Properties instead.
                     */

                    /**
                     * Shape of a Quota.
                     * @typedef {meridian.log.v1.Policy.Quota.$Properties} meridian.log.v1.Policy.Quota.$Shape
                     */

                    /**
                     * Constructs a new Quota.
                     * @memberof meridian.log.v1.Policy
                     * @classdesc Represents a Quota.
                     * @constructor
                     * @param {meridian.log.v1.Policy.Quota.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Quota = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Quota basis.
                     * @member {string|null|undefined} basis
                     * @memberof meridian.log.v1.Policy.Quota
                     * @instance
                     */
                    Quota.prototype.basis = null;

                    /**
                     * Quota monthly.
                     * @member {boolean|null|undefined} monthly
                     * @memberof meridian.log.v1.Policy.Quota
                     * @instance
                     */
                    Quota.prototype.monthly = null;

                    /**
                     * Quota warn.
                     * @member {number|Long|null|undefined} warn
                     * @memberof meridian.log.v1.Policy.Quota
                     * @instance
                     */
                    Quota.prototype.warn = null;

                    /**
                     * Quota stop.
                     * @member {number|Long|null|undefined} stop
                     * @memberof meridian.log.v1.Policy.Quota
                     * @instance
                     */
                    Quota.prototype.stop = null;

                    // OneOf field names bound to virtual getters and setters
                    let $oneOfFields;

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Quota.prototype, "_basis", {
                        get: $util.oneOfGetter($oneOfFields = ["basis"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Quota.prototype, "_monthly", {
                        get: $util.oneOfGetter($oneOfFields = ["monthly"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Quota.prototype, "_warn", {
                        get: $util.oneOfGetter($oneOfFields = ["warn"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Quota.prototype, "_stop", {
                        get: $util.oneOfGetter($oneOfFields = ["stop"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    /**
                     * Creates a new Quota instance using the specified properties.
                     * @function create
                     * @memberof meridian.log.v1.Policy.Quota
                     * @static
                     * @param {meridian.log.v1.Policy.Quota.$Properties=} [properties] Properties to set
                     * @returns {meridian.log.v1.Policy.Quota} Quota instance
                     * @type {{
                     *   (properties: meridian.log.v1.Policy.Quota.$Shape): meridian.log.v1.Policy.Quota & meridian.log.v1.Policy.Quota.$Shape;
                     *   (properties?: meridian.log.v1.Policy.Quota.$Properties): meridian.log.v1.Policy.Quota;
                     * }}
                     */
                    Quota.create = function(properties) {
                        return new Quota(properties);
                    };

                    /**
                     * Encodes the specified Quota message. Does not implicitly {@link meridian.log.v1.Policy.Quota.verify|verify} messages.
                     * @function encode
                     * @memberof meridian.log.v1.Policy.Quota
                     * @static
                     * @param {meridian.log.v1.Policy.Quota} message Quota message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Quota.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.basis);
                        if (message.monthly != null && $Object.hasOwnProperty.call(message, "monthly"))
                            writer.uint32(/* id 2, wireType 0 =*/16).bool(message.monthly);
                        if (message.warn != null && $Object.hasOwnProperty.call(message, "warn"))
                            writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.warn);
                        if (message.stop != null && $Object.hasOwnProperty.call(message, "stop"))
                            writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.stop);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Quota message from the specified reader or buffer.
                     * @function decode
                     * @memberof meridian.log.v1.Policy.Quota
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Quota & meridian.log.v1.Policy.Quota.$Shape} Quota
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Quota.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.meridian.log.v1.Policy.Quota();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    message.basis = reader.stringVerify();
                                    message._basis = "basis";
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 0)
                                        break;
                                    message.monthly = reader.bool();
                                    message._monthly = "monthly";
                                    continue;
                                }
                            case 3: {
                                    if (wireType !== 1)
                                        break;
                                    message.warn = reader.fixed64();
                                    message._warn = "warn";
                                    continue;
                                }
                            case 4: {
                                    if (wireType !== 1)
                                        break;
                                    message.stop = reader.fixed64();
                                    message._stop = "stop";
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Creates a Quota message from a plain object. Also converts values to their respective internal types.
                     * @function fromObject
                     * @memberof meridian.log.v1.Policy.Quota
                     * @static
                     * @param {Object.<string,*>} object Plain object
                     * @returns {meridian.log.v1.Policy.Quota} Quota
                     */
                    Quota.fromObject = function (object, _depth) {
                        if (object instanceof $root.meridian.log.v1.Policy.Quota)
                            return object;
                        if (!$util.isObject(object))
                            throw $TypeError(".meridian.log.v1.Policy.Quota: object expected");
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let message = new $root.meridian.log.v1.Policy.Quota();
                        if (object.basis != null)
                            message.basis = $String(object.basis);
                        if (object.monthly != null)
                            message.monthly = $Boolean(object.monthly);
                        if (object.warn != null)
                            if ($util.Long)
                                message.warn = $util.Long.fromValue(object.warn, true);
                            else if (typeof object.warn === "string")
                                message.warn = $parseInt(object.warn, 10);
                            else if (typeof object.warn === "number")
                                message.warn = object.warn;
                            else if (typeof object.warn === "object")
                                message.warn = new $util.LongBits(object.warn.low >>> 0, object.warn.high >>> 0).toNumber(true);
                        if (object.stop != null)
                            if ($util.Long)
                                message.stop = $util.Long.fromValue(object.stop, true);
                            else if (typeof object.stop === "string")
                                message.stop = $parseInt(object.stop, 10);
                            else if (typeof object.stop === "number")
                                message.stop = object.stop;
                            else if (typeof object.stop === "object")
                                message.stop = new $util.LongBits(object.stop.low >>> 0, object.stop.high >>> 0).toNumber(true);
                        return message;
                    };

                    /**
                     * Creates a plain object from a Quota message. Also converts values to other types if specified.
                     * @function toObject
                     * @memberof meridian.log.v1.Policy.Quota
                     * @static
                     * @param {meridian.log.v1.Policy.Quota} message Quota
                     * @param {$protobuf.IConversionOptions} [options] Conversion options
                     * @returns {Object.<string,*>} Plain object
                     */
                    Quota.toObject = function (message, options, _depth) {
                        if (!options)
                            options = {};
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let object = {};
                        if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                            object.basis = message.basis;
                        if (message.monthly != null && $Object.hasOwnProperty.call(message, "monthly"))
                            object.monthly = message.monthly;
                        if (message.warn != null && $Object.hasOwnProperty.call(message, "warn"))
                            if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                                object.warn = typeof message.warn === "number" ? $BigInt(message.warn) : $util.Long.fromBits(message.warn.low >>> 0, message.warn.high >>> 0, true).toBigInt();
                            else if (typeof message.warn === "number")
                                object.warn = options.longs === $String ? $String(message.warn) : message.warn;
                            else
                                object.warn = options.longs === $String ? $util.Long.prototype.toString.call(message.warn) : options.longs === $Number ? new $util.LongBits(message.warn.low >>> 0, message.warn.high >>> 0).toNumber(true) : message.warn;
                        if (message.stop != null && $Object.hasOwnProperty.call(message, "stop"))
                            if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                                object.stop = typeof message.stop === "number" ? $BigInt(message.stop) : $util.Long.fromBits(message.stop.low >>> 0, message.stop.high >>> 0, true).toBigInt();
                            else if (typeof message.stop === "number")
                                object.stop = options.longs === $String ? $String(message.stop) : message.stop;
                            else
                                object.stop = options.longs === $String ? $util.Long.prototype.toString.call(message.stop) : options.longs === $Number ? new $util.LongBits(message.stop.low >>> 0, message.stop.high >>> 0).toNumber(true) : message.stop;
                        return object;
                    };

                    /**
                     * Converts this Quota to JSON.
                     * @function toJSON
                     * @memberof meridian.log.v1.Policy.Quota
                     * @instance
                     * @returns {Object.<string,*>} JSON object
                     */
                    Quota.prototype.toJSON = function() {
                        return Quota.toObject(this, $protobuf.util.toJSONOptions);
                    };

                    /**
                     * Gets the type url for Quota
                     * @function getTypeUrl
                     * @memberof meridian.log.v1.Policy.Quota
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Quota.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/meridian.log.v1.Policy.Quota";
                    };

                    return Quota;
                })();

                Policy.Stop = (function() {

                    /**
                     * Properties of a Stop.
                     * @typedef {Object} meridian.log.v1.Policy.Stop.$Properties
                     * @property {number|null} [fromZone] Stop fromZone
                     * @property {number|null} [toZone] Stop toZone
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Stop.
                     * @memberof meridian.log.v1.Policy
                     * @interface IStop
                     * @augments meridian.log.v1.Policy.Stop.$Properties
                     * @deprecated Use meridian.log.v1.Policy.Stop.$Properties instead.
                     */

                    /**
                     * Shape of a Stop.
                     * @typedef {meridian.log.v1.Policy.Stop.$Properties} meridian.log.v1.Policy.Stop.$Shape
                     */

                    /**
                     * Constructs a new Stop.
                     * @memberof meridian.log.v1.Policy
                     * @classdesc Represents a Stop.
                     * @constructor
                     * @param {meridian.log.v1.Policy.Stop.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Stop = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Stop fromZone.
                     * @member {number|null|undefined} fromZone
                     * @memberof meridian.log.v1.Policy.Stop
                     * @instance
                     */
                    Stop.prototype.fromZone = null;

                    /**
                     * Stop toZone.
                     * @member {number|null|undefined} toZone
                     * @memberof meridian.log.v1.Policy.Stop
                     * @instance
                     */
                    Stop.prototype.toZone = null;

                    // OneOf field names bound to virtual getters and setters
                    let $oneOfFields;

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Stop.prototype, "_fromZone", {
                        get: $util.oneOfGetter($oneOfFields = ["fromZone"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Stop.prototype, "_toZone", {
                        get: $util.oneOfGetter($oneOfFields = ["toZone"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    /**
                     * Creates a new Stop instance using the specified properties.
                     * @function create
                     * @memberof meridian.log.v1.Policy.Stop
                     * @static
                     * @param {meridian.log.v1.Policy.Stop.$Properties=} [properties] Properties to set
                     * @returns {meridian.log.v1.Policy.Stop} Stop instance
                     * @type {{
                     *   (properties: meridian.log.v1.Policy.Stop.$Shape): meridian.log.v1.Policy.Stop & meridian.log.v1.Policy.Stop.$Shape;
                     *   (properties?: meridian.log.v1.Policy.Stop.$Properties): meridian.log.v1.Policy.Stop;
                     * }}
                     */
                    Stop.create = function(properties) {
                        return new Stop(properties);
                    };

                    /**
                     * Encodes the specified Stop message. Does not implicitly {@link meridian.log.v1.Policy.Stop.verify|verify} messages.
                     * @function encode
                     * @memberof meridian.log.v1.Policy.Stop
                     * @static
                     * @param {meridian.log.v1.Policy.Stop} message Stop message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Stop.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.fromZone != null && $Object.hasOwnProperty.call(message, "fromZone"))
                            writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.fromZone);
                        if (message.toZone != null && $Object.hasOwnProperty.call(message, "toZone"))
                            writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.toZone);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Stop message from the specified reader or buffer.
                     * @function decode
                     * @memberof meridian.log.v1.Policy.Stop
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Stop & meridian.log.v1.Policy.Stop.$Shape} Stop
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Stop.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.meridian.log.v1.Policy.Stop();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 5)
                                        break;
                                    message.fromZone = reader.fixed32();
                                    message._fromZone = "fromZone";
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 5)
                                        break;
                                    message.toZone = reader.fixed32();
                                    message._toZone = "toZone";
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Creates a Stop message from a plain object. Also converts values to their respective internal types.
                     * @function fromObject
                     * @memberof meridian.log.v1.Policy.Stop
                     * @static
                     * @param {Object.<string,*>} object Plain object
                     * @returns {meridian.log.v1.Policy.Stop} Stop
                     */
                    Stop.fromObject = function (object, _depth) {
                        if (object instanceof $root.meridian.log.v1.Policy.Stop)
                            return object;
                        if (!$util.isObject(object))
                            throw $TypeError(".meridian.log.v1.Policy.Stop: object expected");
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let message = new $root.meridian.log.v1.Policy.Stop();
                        if (object.fromZone != null)
                            message.fromZone = object.fromZone >>> 0;
                        if (object.toZone != null)
                            message.toZone = object.toZone >>> 0;
                        return message;
                    };

                    /**
                     * Creates a plain object from a Stop message. Also converts values to other types if specified.
                     * @function toObject
                     * @memberof meridian.log.v1.Policy.Stop
                     * @static
                     * @param {meridian.log.v1.Policy.Stop} message Stop
                     * @param {$protobuf.IConversionOptions} [options] Conversion options
                     * @returns {Object.<string,*>} Plain object
                     */
                    Stop.toObject = function (message, options, _depth) {
                        if (!options)
                            options = {};
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let object = {};
                        if (message.fromZone != null && $Object.hasOwnProperty.call(message, "fromZone"))
                            object.fromZone = message.fromZone;
                        if (message.toZone != null && $Object.hasOwnProperty.call(message, "toZone"))
                            object.toZone = message.toZone;
                        return object;
                    };

                    /**
                     * Converts this Stop to JSON.
                     * @function toJSON
                     * @memberof meridian.log.v1.Policy.Stop
                     * @instance
                     * @returns {Object.<string,*>} JSON object
                     */
                    Stop.prototype.toJSON = function() {
                        return Stop.toObject(this, $protobuf.util.toJSONOptions);
                    };

                    /**
                     * Gets the type url for Stop
                     * @function getTypeUrl
                     * @memberof meridian.log.v1.Policy.Stop
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Stop.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/meridian.log.v1.Policy.Stop";
                    };

                    return Stop;
                })();

                return Policy;
            })();

            v1.Counted = (function() {

                /**
                 * Properties of a Counted.
                 * @typedef {Object} meridian.log.v1.Counted.$Properties
                 * @property {Array.<meridian.log.v1.Counted.Under>|null} [under] Counted under
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Counted.
                 * @memberof meridian.log.v1
                 * @interface ICounted
                 * @augments meridian.log.v1.Counted.$Properties
                 * @deprecated Use meridian.log.v1.Counted.$Properties instead.
                 */

                /**
                 * Shape of a Counted.
                 * @typedef {meridian.log.v1.Counted.$Properties} meridian.log.v1.Counted.$Shape
                 */

                /**
                 * Constructs a new Counted.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Counted.
                 * @constructor
                 * @param {meridian.log.v1.Counted.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Counted = function (properties) {
                    this.under = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Counted under.
                 * @member {Array.<meridian.log.v1.Counted.Under>} under
                 * @memberof meridian.log.v1.Counted
                 * @instance
                 */
                Counted.prototype.under = $util.emptyArray;

                /**
                 * Creates a new Counted instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Counted
                 * @static
                 * @param {meridian.log.v1.Counted.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Counted} Counted instance
                 * @type {{
                 *   (properties: meridian.log.v1.Counted.$Shape): meridian.log.v1.Counted & meridian.log.v1.Counted.$Shape;
                 *   (properties?: meridian.log.v1.Counted.$Properties): meridian.log.v1.Counted;
                 * }}
                 */
                Counted.create = function(properties) {
                    return new Counted(properties);
                };

                /**
                 * Encodes the specified Counted message. Does not implicitly {@link meridian.log.v1.Counted.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Counted
                 * @static
                 * @param {meridian.log.v1.Counted} message Counted message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Counted.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.under != null && message.under.length)
                        for (let i = 0; i < message.under.length; ++i)
                            $root.meridian.log.v1.Counted.Under.encode(message.under[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Counted message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Counted
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Counted & meridian.log.v1.Counted.$Shape} Counted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Counted.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Counted();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.under && message.under.length))
                                    message.under = [];
                                message.under.push($root.meridian.log.v1.Counted.Under.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Counted message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Counted
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Counted} Counted
                 */
                Counted.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Counted)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Counted: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Counted();
                    if (object.under) {
                        if (!$Array.isArray(object.under))
                            throw $TypeError(".meridian.log.v1.Counted.under: array expected");
                        message.under = $Array(object.under.length);
                        for (let i = 0; i < object.under.length; ++i) {
                            if (!$util.isObject(object.under[i]))
                                throw $TypeError(".meridian.log.v1.Counted.under: object expected");
                            message.under[i] = $root.meridian.log.v1.Counted.Under.fromObject(object.under[i], _depth + 1);
                        }
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a Counted message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Counted
                 * @static
                 * @param {meridian.log.v1.Counted} message Counted
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Counted.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.under = [];
                    if (message.under && message.under.length) {
                        object.under = $Array(message.under.length);
                        for (let j = 0; j < message.under.length; ++j)
                            object.under[j] = $root.meridian.log.v1.Counted.Under.toObject(message.under[j], options, _depth + 1);
                    }
                    return object;
                };

                /**
                 * Converts this Counted to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Counted
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Counted.prototype.toJSON = function() {
                    return Counted.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Counted
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Counted
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Counted.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Counted";
                };

                Counted.Under = (function() {

                    /**
                     * Properties of an Under.
                     * @typedef {Object} meridian.log.v1.Counted.Under.$Properties
                     * @property {string|null} [basis] Under basis
                     * @property {string|null} [period] Under period
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of an Under.
                     * @memberof meridian.log.v1.Counted
                     * @interface IUnder
                     * @augments meridian.log.v1.Counted.Under.$Properties
                     * @deprecated Use meridian.log.v1.Counted.Under.$Properties instead.
                     */

                    /**
                     * Shape of an Under.
                     * @typedef {meridian.log.v1.Counted.Under.$Properties} meridian.log.v1.Counted.Under.$Shape
                     */

                    /**
                     * Constructs a new Under.
                     * @memberof meridian.log.v1.Counted
                     * @classdesc Represents an Under.
                     * @constructor
                     * @param {meridian.log.v1.Counted.Under.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Under = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Under basis.
                     * @member {string|null|undefined} basis
                     * @memberof meridian.log.v1.Counted.Under
                     * @instance
                     */
                    Under.prototype.basis = null;

                    /**
                     * Under period.
                     * @member {string|null|undefined} period
                     * @memberof meridian.log.v1.Counted.Under
                     * @instance
                     */
                    Under.prototype.period = null;

                    // OneOf field names bound to virtual getters and setters
                    let $oneOfFields;

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Under.prototype, "_basis", {
                        get: $util.oneOfGetter($oneOfFields = ["basis"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    // Virtual OneOf for proto3 optional field
                    $Object.defineProperty(Under.prototype, "_period", {
                        get: $util.oneOfGetter($oneOfFields = ["period"]),
                        set: $util.oneOfSetter($oneOfFields)
                    });

                    /**
                     * Creates a new Under instance using the specified properties.
                     * @function create
                     * @memberof meridian.log.v1.Counted.Under
                     * @static
                     * @param {meridian.log.v1.Counted.Under.$Properties=} [properties] Properties to set
                     * @returns {meridian.log.v1.Counted.Under} Under instance
                     * @type {{
                     *   (properties: meridian.log.v1.Counted.Under.$Shape): meridian.log.v1.Counted.Under & meridian.log.v1.Counted.Under.$Shape;
                     *   (properties?: meridian.log.v1.Counted.Under.$Properties): meridian.log.v1.Counted.Under;
                     * }}
                     */
                    Under.create = function(properties) {
                        return new Under(properties);
                    };

                    /**
                     * Encodes the specified Under message. Does not implicitly {@link meridian.log.v1.Counted.Under.verify|verify} messages.
                     * @function encode
                     * @memberof meridian.log.v1.Counted.Under
                     * @static
                     * @param {meridian.log.v1.Counted.Under} message Under message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Under.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.basis);
                        if (message.period != null && $Object.hasOwnProperty.call(message, "period"))
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.period);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes an Under message from the specified reader or buffer.
                     * @function decode
                     * @memberof meridian.log.v1.Counted.Under
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Counted.Under & meridian.log.v1.Counted.Under.$Shape} Under
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Under.decode = function (reader, length, _end, _depth, _target) {
                        if (!(reader instanceof $Reader))
                            reader = $Reader.create(reader);
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $Reader.recursionLimit)
                            throw $Error("max depth exceeded");
                        let end, message;
                        if (length === $undefined)
                            end = reader.len;
                        else {
                            end = reader.pos + length;
                            if (end > reader.len)
                                throw $RangeError("index out of range");
                            length = reader.len;
                            reader.len = end;
                        }
                        message = _target || new $root.meridian.log.v1.Counted.Under();
                        while (reader.pos < end) {
                            let start = reader.pos;
                            let tag = reader.tag();
                            if (tag === _end) {
                                _end = $undefined;
                                break;
                            }
                            let wireType = tag & 7;
                            switch (tag >>>= 3) {
                            case 1: {
                                    if (wireType !== 2)
                                        break;
                                    message.basis = reader.stringVerify();
                                    message._basis = "basis";
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 2)
                                        break;
                                    message.period = reader.stringVerify();
                                    message._period = "period";
                                    continue;
                                }
                            }
                            reader.skipType(wireType, _depth, tag);
                            if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                        }
                        if (length !== $undefined) {
                            if (reader.pos !== end)
                                throw $RangeError("index out of range");
                            reader.len = length;
                        }
                        if (_end !== $undefined)
                            throw $Error("missing end group");
                        return message;
                    };

                    /**
                     * Creates an Under message from a plain object. Also converts values to their respective internal types.
                     * @function fromObject
                     * @memberof meridian.log.v1.Counted.Under
                     * @static
                     * @param {Object.<string,*>} object Plain object
                     * @returns {meridian.log.v1.Counted.Under} Under
                     */
                    Under.fromObject = function (object, _depth) {
                        if (object instanceof $root.meridian.log.v1.Counted.Under)
                            return object;
                        if (!$util.isObject(object))
                            throw $TypeError(".meridian.log.v1.Counted.Under: object expected");
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let message = new $root.meridian.log.v1.Counted.Under();
                        if (object.basis != null)
                            message.basis = $String(object.basis);
                        if (object.period != null)
                            message.period = $String(object.period);
                        return message;
                    };

                    /**
                     * Creates a plain object from an Under message. Also converts values to other types if specified.
                     * @function toObject
                     * @memberof meridian.log.v1.Counted.Under
                     * @static
                     * @param {meridian.log.v1.Counted.Under} message Under
                     * @param {$protobuf.IConversionOptions} [options] Conversion options
                     * @returns {Object.<string,*>} Plain object
                     */
                    Under.toObject = function (message, options, _depth) {
                        if (!options)
                            options = {};
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        let object = {};
                        if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                            object.basis = message.basis;
                        if (message.period != null && $Object.hasOwnProperty.call(message, "period"))
                            object.period = message.period;
                        return object;
                    };

                    /**
                     * Converts this Under to JSON.
                     * @function toJSON
                     * @memberof meridian.log.v1.Counted.Under
                     * @instance
                     * @returns {Object.<string,*>} JSON object
                     */
                    Under.prototype.toJSON = function() {
                        return Under.toObject(this, $protobuf.util.toJSONOptions);
                    };

                    /**
                     * Gets the type url for Under
                     * @function getTypeUrl
                     * @memberof meridian.log.v1.Counted.Under
                     * @static
                     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns {string} The type url
                     */
                    Under.getTypeUrl = function(prefix) {
                        if (prefix === $undefined)
                            prefix = "type.googleapis.com";
                        return prefix + "/meridian.log.v1.Counted.Under";
                    };

                    return Under;
                })();

                return Counted;
            })();

            v1.QuotaAsk = (function() {

                /**
                 * Properties of a QuotaAsk.
                 * @typedef {Object} meridian.log.v1.QuotaAsk.$Properties
                 * @property {string|null} [basis] QuotaAsk basis
                 * @property {string|null} [period] QuotaAsk period
                 * @property {number|null} [part] QuotaAsk part
                 * @property {number|null} [term] QuotaAsk term
                 * @property {number|Long|null} [room] QuotaAsk room
                 * @property {boolean|null} [refused] QuotaAsk refused
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a QuotaAsk.
                 * @memberof meridian.log.v1
                 * @interface IQuotaAsk
                 * @augments meridian.log.v1.QuotaAsk.$Properties
                 * @deprecated Use meridian.log.v1.QuotaAsk.$Properties instead.
                 */

                /**
                 * Shape of a QuotaAsk.
                 * @typedef {meridian.log.v1.QuotaAsk.$Properties} meridian.log.v1.QuotaAsk.$Shape
                 */

                /**
                 * Constructs a new QuotaAsk.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a QuotaAsk.
                 * @constructor
                 * @param {meridian.log.v1.QuotaAsk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const QuotaAsk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * QuotaAsk basis.
                 * @member {string|null|undefined} basis
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 */
                QuotaAsk.prototype.basis = null;

                /**
                 * QuotaAsk period.
                 * @member {string|null|undefined} period
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 */
                QuotaAsk.prototype.period = null;

                /**
                 * QuotaAsk part.
                 * @member {number|null|undefined} part
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 */
                QuotaAsk.prototype.part = null;

                /**
                 * QuotaAsk term.
                 * @member {number|null|undefined} term
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 */
                QuotaAsk.prototype.term = null;

                /**
                 * QuotaAsk room.
                 * @member {number|Long|null|undefined} room
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 */
                QuotaAsk.prototype.room = null;

                /**
                 * QuotaAsk refused.
                 * @member {boolean|null|undefined} refused
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 */
                QuotaAsk.prototype.refused = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaAsk.prototype, "_basis", {
                    get: $util.oneOfGetter($oneOfFields = ["basis"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaAsk.prototype, "_period", {
                    get: $util.oneOfGetter($oneOfFields = ["period"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaAsk.prototype, "_part", {
                    get: $util.oneOfGetter($oneOfFields = ["part"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaAsk.prototype, "_term", {
                    get: $util.oneOfGetter($oneOfFields = ["term"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaAsk.prototype, "_room", {
                    get: $util.oneOfGetter($oneOfFields = ["room"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaAsk.prototype, "_refused", {
                    get: $util.oneOfGetter($oneOfFields = ["refused"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new QuotaAsk instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.QuotaAsk
                 * @static
                 * @param {meridian.log.v1.QuotaAsk.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.QuotaAsk} QuotaAsk instance
                 * @type {{
                 *   (properties: meridian.log.v1.QuotaAsk.$Shape): meridian.log.v1.QuotaAsk & meridian.log.v1.QuotaAsk.$Shape;
                 *   (properties?: meridian.log.v1.QuotaAsk.$Properties): meridian.log.v1.QuotaAsk;
                 * }}
                 */
                QuotaAsk.create = function(properties) {
                    return new QuotaAsk(properties);
                };

                /**
                 * Encodes the specified QuotaAsk message. Does not implicitly {@link meridian.log.v1.QuotaAsk.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.QuotaAsk
                 * @static
                 * @param {meridian.log.v1.QuotaAsk} message QuotaAsk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                QuotaAsk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.basis);
                    if (message.period != null && $Object.hasOwnProperty.call(message, "period"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.period);
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.part);
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.term);
                    if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                        writer.uint32(/* id 5, wireType 1 =*/41).fixed64(message.room);
                    if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                        writer.uint32(/* id 6, wireType 0 =*/48).bool(message.refused);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a QuotaAsk message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.QuotaAsk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.QuotaAsk & meridian.log.v1.QuotaAsk.$Shape} QuotaAsk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                QuotaAsk.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.QuotaAsk();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.basis = reader.stringVerify();
                                message._basis = "basis";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.period = reader.stringVerify();
                                message._period = "period";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.part = reader.fixed32();
                                message._part = "part";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.term = reader.fixed32();
                                message._term = "term";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 1)
                                    break;
                                message.room = reader.fixed64();
                                message._room = "room";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                message.refused = reader.bool();
                                message._refused = "refused";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a QuotaAsk message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.QuotaAsk
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.QuotaAsk} QuotaAsk
                 */
                QuotaAsk.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.QuotaAsk)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.QuotaAsk: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.QuotaAsk();
                    if (object.basis != null)
                        message.basis = $String(object.basis);
                    if (object.period != null)
                        message.period = $String(object.period);
                    if (object.part != null)
                        message.part = object.part >>> 0;
                    if (object.term != null)
                        message.term = object.term >>> 0;
                    if (object.room != null)
                        if ($util.Long)
                            message.room = $util.Long.fromValue(object.room, true);
                        else if (typeof object.room === "string")
                            message.room = $parseInt(object.room, 10);
                        else if (typeof object.room === "number")
                            message.room = object.room;
                        else if (typeof object.room === "object")
                            message.room = new $util.LongBits(object.room.low >>> 0, object.room.high >>> 0).toNumber(true);
                    if (object.refused != null)
                        message.refused = $Boolean(object.refused);
                    return message;
                };

                /**
                 * Creates a plain object from a QuotaAsk message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.QuotaAsk
                 * @static
                 * @param {meridian.log.v1.QuotaAsk} message QuotaAsk
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                QuotaAsk.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                        object.basis = message.basis;
                    if (message.period != null && $Object.hasOwnProperty.call(message, "period"))
                        object.period = message.period;
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        object.part = message.part;
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                        object.term = message.term;
                    if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.room = typeof message.room === "number" ? $BigInt(message.room) : $util.Long.fromBits(message.room.low >>> 0, message.room.high >>> 0, true).toBigInt();
                        else if (typeof message.room === "number")
                            object.room = options.longs === $String ? $String(message.room) : message.room;
                        else
                            object.room = options.longs === $String ? $util.Long.prototype.toString.call(message.room) : options.longs === $Number ? new $util.LongBits(message.room.low >>> 0, message.room.high >>> 0).toNumber(true) : message.room;
                    if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                        object.refused = message.refused;
                    return object;
                };

                /**
                 * Converts this QuotaAsk to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.QuotaAsk
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                QuotaAsk.prototype.toJSON = function() {
                    return QuotaAsk.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for QuotaAsk
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.QuotaAsk
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                QuotaAsk.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.QuotaAsk";
                };

                return QuotaAsk;
            })();

            v1.QuotaRoom = (function() {

                /**
                 * Properties of a QuotaRoom.
                 * @typedef {Object} meridian.log.v1.QuotaRoom.$Properties
                 * @property {string|null} [basis] QuotaRoom basis
                 * @property {string|null} [period] QuotaRoom period
                 * @property {number|null} [term] QuotaRoom term
                 * @property {number|Long|null} [room] QuotaRoom room
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a QuotaRoom.
                 * @memberof meridian.log.v1
                 * @interface IQuotaRoom
                 * @augments meridian.log.v1.QuotaRoom.$Properties
                 * @deprecated Use meridian.log.v1.QuotaRoom.$Properties instead.
                 */

                /**
                 * Shape of a QuotaRoom.
                 * @typedef {meridian.log.v1.QuotaRoom.$Properties} meridian.log.v1.QuotaRoom.$Shape
                 */

                /**
                 * Constructs a new QuotaRoom.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a QuotaRoom.
                 * @constructor
                 * @param {meridian.log.v1.QuotaRoom.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const QuotaRoom = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * QuotaRoom basis.
                 * @member {string|null|undefined} basis
                 * @memberof meridian.log.v1.QuotaRoom
                 * @instance
                 */
                QuotaRoom.prototype.basis = null;

                /**
                 * QuotaRoom period.
                 * @member {string|null|undefined} period
                 * @memberof meridian.log.v1.QuotaRoom
                 * @instance
                 */
                QuotaRoom.prototype.period = null;

                /**
                 * QuotaRoom term.
                 * @member {number|null|undefined} term
                 * @memberof meridian.log.v1.QuotaRoom
                 * @instance
                 */
                QuotaRoom.prototype.term = null;

                /**
                 * QuotaRoom room.
                 * @member {number|Long|null|undefined} room
                 * @memberof meridian.log.v1.QuotaRoom
                 * @instance
                 */
                QuotaRoom.prototype.room = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaRoom.prototype, "_basis", {
                    get: $util.oneOfGetter($oneOfFields = ["basis"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaRoom.prototype, "_period", {
                    get: $util.oneOfGetter($oneOfFields = ["period"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaRoom.prototype, "_term", {
                    get: $util.oneOfGetter($oneOfFields = ["term"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(QuotaRoom.prototype, "_room", {
                    get: $util.oneOfGetter($oneOfFields = ["room"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new QuotaRoom instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.QuotaRoom
                 * @static
                 * @param {meridian.log.v1.QuotaRoom.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.QuotaRoom} QuotaRoom instance
                 * @type {{
                 *   (properties: meridian.log.v1.QuotaRoom.$Shape): meridian.log.v1.QuotaRoom & meridian.log.v1.QuotaRoom.$Shape;
                 *   (properties?: meridian.log.v1.QuotaRoom.$Properties): meridian.log.v1.QuotaRoom;
                 * }}
                 */
                QuotaRoom.create = function(properties) {
                    return new QuotaRoom(properties);
                };

                /**
                 * Encodes the specified QuotaRoom message. Does not implicitly {@link meridian.log.v1.QuotaRoom.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.QuotaRoom
                 * @static
                 * @param {meridian.log.v1.QuotaRoom} message QuotaRoom message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                QuotaRoom.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.basis);
                    if (message.period != null && $Object.hasOwnProperty.call(message, "period"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.period);
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.term);
                    if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                        writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.room);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a QuotaRoom message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.QuotaRoom
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.QuotaRoom & meridian.log.v1.QuotaRoom.$Shape} QuotaRoom
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                QuotaRoom.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.QuotaRoom();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.basis = reader.stringVerify();
                                message._basis = "basis";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.period = reader.stringVerify();
                                message._period = "period";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.term = reader.fixed32();
                                message._term = "term";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                message.room = reader.fixed64();
                                message._room = "room";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a QuotaRoom message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.QuotaRoom
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.QuotaRoom} QuotaRoom
                 */
                QuotaRoom.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.QuotaRoom)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.QuotaRoom: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.QuotaRoom();
                    if (object.basis != null)
                        message.basis = $String(object.basis);
                    if (object.period != null)
                        message.period = $String(object.period);
                    if (object.term != null)
                        message.term = object.term >>> 0;
                    if (object.room != null)
                        if ($util.Long)
                            message.room = $util.Long.fromValue(object.room, true);
                        else if (typeof object.room === "string")
                            message.room = $parseInt(object.room, 10);
                        else if (typeof object.room === "number")
                            message.room = object.room;
                        else if (typeof object.room === "object")
                            message.room = new $util.LongBits(object.room.low >>> 0, object.room.high >>> 0).toNumber(true);
                    return message;
                };

                /**
                 * Creates a plain object from a QuotaRoom message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.QuotaRoom
                 * @static
                 * @param {meridian.log.v1.QuotaRoom} message QuotaRoom
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                QuotaRoom.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.basis != null && $Object.hasOwnProperty.call(message, "basis"))
                        object.basis = message.basis;
                    if (message.period != null && $Object.hasOwnProperty.call(message, "period"))
                        object.period = message.period;
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                        object.term = message.term;
                    if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.room = typeof message.room === "number" ? $BigInt(message.room) : $util.Long.fromBits(message.room.low >>> 0, message.room.high >>> 0, true).toBigInt();
                        else if (typeof message.room === "number")
                            object.room = options.longs === $String ? $String(message.room) : message.room;
                        else
                            object.room = options.longs === $String ? $util.Long.prototype.toString.call(message.room) : options.longs === $Number ? new $util.LongBits(message.room.low >>> 0, message.room.high >>> 0).toNumber(true) : message.room;
                    return object;
                };

                /**
                 * Converts this QuotaRoom to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.QuotaRoom
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                QuotaRoom.prototype.toJSON = function() {
                    return QuotaRoom.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for QuotaRoom
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.QuotaRoom
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                QuotaRoom.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.QuotaRoom";
                };

                return QuotaRoom;
            })();

            v1.Code = (function() {

                /**
                 * Properties of a Code.
                 * @typedef {Object} meridian.log.v1.Code.$Properties
                 * @property {number|null} [foldVersion] Code foldVersion
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Code.
                 * @memberof meridian.log.v1
                 * @interface ICode
                 * @augments meridian.log.v1.Code.$Properties
                 * @deprecated Use meridian.log.v1.Code.$Properties instead.
                 */

                /**
                 * Shape of a Code.
                 * @typedef {meridian.log.v1.Code.$Properties} meridian.log.v1.Code.$Shape
                 */

                /**
                 * Constructs a new Code.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Code.
                 * @constructor
                 * @param {meridian.log.v1.Code.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Code = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Code foldVersion.
                 * @member {number|null|undefined} foldVersion
                 * @memberof meridian.log.v1.Code
                 * @instance
                 */
                Code.prototype.foldVersion = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Code.prototype, "_foldVersion", {
                    get: $util.oneOfGetter($oneOfFields = ["foldVersion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Code instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Code
                 * @static
                 * @param {meridian.log.v1.Code.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Code} Code instance
                 * @type {{
                 *   (properties: meridian.log.v1.Code.$Shape): meridian.log.v1.Code & meridian.log.v1.Code.$Shape;
                 *   (properties?: meridian.log.v1.Code.$Properties): meridian.log.v1.Code;
                 * }}
                 */
                Code.create = function(properties) {
                    return new Code(properties);
                };

                /**
                 * Encodes the specified Code message. Does not implicitly {@link meridian.log.v1.Code.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Code
                 * @static
                 * @param {meridian.log.v1.Code} message Code message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Code.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.foldVersion != null && $Object.hasOwnProperty.call(message, "foldVersion"))
                        writer.uint32(/* id 1, wireType 5 =*/13).fixed32(message.foldVersion);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Code message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Code
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Code & meridian.log.v1.Code.$Shape} Code
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Code.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Code();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 5)
                                    break;
                                message.foldVersion = reader.fixed32();
                                message._foldVersion = "foldVersion";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Code message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Code
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Code} Code
                 */
                Code.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Code)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Code: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Code();
                    if (object.foldVersion != null)
                        message.foldVersion = object.foldVersion >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a Code message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Code
                 * @static
                 * @param {meridian.log.v1.Code} message Code
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Code.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.foldVersion != null && $Object.hasOwnProperty.call(message, "foldVersion"))
                        object.foldVersion = message.foldVersion;
                    return object;
                };

                /**
                 * Converts this Code to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Code
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Code.prototype.toJSON = function() {
                    return Code.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Code
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Code
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Code.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Code";
                };

                return Code;
            })();

            v1.GroupFeed = (function() {

                /**
                 * Properties of a GroupFeed.
                 * @typedef {Object} meridian.log.v1.GroupFeed.$Properties
                 * @property {number|Long|null} [gseq] GroupFeed gseq
                 * @property {number|Long|null} [prevGseq] GroupFeed prevGseq
                 * @property {number|Long|null} [mseq] GroupFeed mseq
                 * @property {number|null} [homeRegion] GroupFeed homeRegion
                 * @property {number|null} [homePart] GroupFeed homePart
                 * @property {number|null} [zone] GroupFeed zone
                 * @property {number|null} [subjectRegion] GroupFeed subjectRegion
                 * @property {number|null} [subjectPart] GroupFeed subjectPart
                 * @property {number|null} [authorRegion] GroupFeed authorRegion
                 * @property {Uint8Array|null} [group] GroupFeed group
                 * @property {meridian.log.v1.GroupState|null} [groupState] GroupFeed groupState
                 * @property {number|null} [authorPart] GroupFeed authorPart
                 * @property {Uint8Array|null} [denial] GroupFeed denial
                 * @property {Uint8Array|null} [row] GroupFeed row
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GroupFeed.
                 * @memberof meridian.log.v1
                 * @interface IGroupFeed
                 * @augments meridian.log.v1.GroupFeed.$Properties
                 * @deprecated Use meridian.log.v1.GroupFeed.$Properties instead.
                 */

                /**
                 * Shape of a GroupFeed.
                 * @typedef {meridian.log.v1.GroupFeed.$Properties} meridian.log.v1.GroupFeed.$Shape
                 */

                /**
                 * Constructs a new GroupFeed.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a GroupFeed.
                 * @constructor
                 * @param {meridian.log.v1.GroupFeed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GroupFeed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GroupFeed gseq.
                 * @member {number|Long|null|undefined} gseq
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.gseq = null;

                /**
                 * GroupFeed prevGseq.
                 * @member {number|Long|null|undefined} prevGseq
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.prevGseq = null;

                /**
                 * GroupFeed mseq.
                 * @member {number|Long|null|undefined} mseq
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.mseq = null;

                /**
                 * GroupFeed homeRegion.
                 * @member {number|null|undefined} homeRegion
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.homeRegion = null;

                /**
                 * GroupFeed homePart.
                 * @member {number|null|undefined} homePart
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.homePart = null;

                /**
                 * GroupFeed zone.
                 * @member {number|null|undefined} zone
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.zone = null;

                /**
                 * GroupFeed subjectRegion.
                 * @member {number|null|undefined} subjectRegion
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.subjectRegion = null;

                /**
                 * GroupFeed subjectPart.
                 * @member {number|null|undefined} subjectPart
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.subjectPart = null;

                /**
                 * GroupFeed authorRegion.
                 * @member {number|null|undefined} authorRegion
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.authorRegion = null;

                /**
                 * GroupFeed group.
                 * @member {Uint8Array|null|undefined} group
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.group = null;

                /**
                 * GroupFeed groupState.
                 * @member {meridian.log.v1.GroupState|null|undefined} groupState
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.groupState = null;

                /**
                 * GroupFeed authorPart.
                 * @member {number|null|undefined} authorPart
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.authorPart = null;

                /**
                 * GroupFeed denial.
                 * @member {Uint8Array|null|undefined} denial
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.denial = null;

                /**
                 * GroupFeed row.
                 * @member {Uint8Array|null|undefined} row
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 */
                GroupFeed.prototype.row = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_gseq", {
                    get: $util.oneOfGetter($oneOfFields = ["gseq"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_prevGseq", {
                    get: $util.oneOfGetter($oneOfFields = ["prevGseq"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_mseq", {
                    get: $util.oneOfGetter($oneOfFields = ["mseq"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_homeRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["homeRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_homePart", {
                    get: $util.oneOfGetter($oneOfFields = ["homePart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_zone", {
                    get: $util.oneOfGetter($oneOfFields = ["zone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_subjectRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_subjectPart", {
                    get: $util.oneOfGetter($oneOfFields = ["subjectPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_authorRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["authorRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_group", {
                    get: $util.oneOfGetter($oneOfFields = ["group"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_groupState", {
                    get: $util.oneOfGetter($oneOfFields = ["groupState"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_authorPart", {
                    get: $util.oneOfGetter($oneOfFields = ["authorPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_denial", {
                    get: $util.oneOfGetter($oneOfFields = ["denial"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupFeed.prototype, "_row", {
                    get: $util.oneOfGetter($oneOfFields = ["row"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new GroupFeed instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.GroupFeed
                 * @static
                 * @param {meridian.log.v1.GroupFeed.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.GroupFeed} GroupFeed instance
                 * @type {{
                 *   (properties: meridian.log.v1.GroupFeed.$Shape): meridian.log.v1.GroupFeed & meridian.log.v1.GroupFeed.$Shape;
                 *   (properties?: meridian.log.v1.GroupFeed.$Properties): meridian.log.v1.GroupFeed;
                 * }}
                 */
                GroupFeed.create = function(properties) {
                    return new GroupFeed(properties);
                };

                /**
                 * Encodes the specified GroupFeed message. Does not implicitly {@link meridian.log.v1.GroupFeed.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.GroupFeed
                 * @static
                 * @param {meridian.log.v1.GroupFeed} message GroupFeed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GroupFeed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.gseq != null && $Object.hasOwnProperty.call(message, "gseq"))
                        writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.gseq);
                    if (message.prevGseq != null && $Object.hasOwnProperty.call(message, "prevGseq"))
                        writer.uint32(/* id 2, wireType 1 =*/17).fixed64(message.prevGseq);
                    if (message.mseq != null && $Object.hasOwnProperty.call(message, "mseq"))
                        writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.mseq);
                    if (message.homeRegion != null && $Object.hasOwnProperty.call(message, "homeRegion"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.homeRegion);
                    if (message.homePart != null && $Object.hasOwnProperty.call(message, "homePart"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.homePart);
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        writer.uint32(/* id 6, wireType 5 =*/53).fixed32(message.zone);
                    if (message.subjectRegion != null && $Object.hasOwnProperty.call(message, "subjectRegion"))
                        writer.uint32(/* id 7, wireType 5 =*/61).fixed32(message.subjectRegion);
                    if (message.subjectPart != null && $Object.hasOwnProperty.call(message, "subjectPart"))
                        writer.uint32(/* id 8, wireType 5 =*/69).fixed32(message.subjectPart);
                    if (message.authorRegion != null && $Object.hasOwnProperty.call(message, "authorRegion"))
                        writer.uint32(/* id 9, wireType 5 =*/77).fixed32(message.authorRegion);
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                        writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.group);
                    if (message.groupState != null && $Object.hasOwnProperty.call(message, "groupState"))
                        $root.meridian.log.v1.GroupState.encode(message.groupState, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.authorPart != null && $Object.hasOwnProperty.call(message, "authorPart"))
                        writer.uint32(/* id 12, wireType 5 =*/101).fixed32(message.authorPart);
                    if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                        writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.denial);
                    if (message.row != null && $Object.hasOwnProperty.call(message, "row"))
                        writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.row);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GroupFeed message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.GroupFeed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.GroupFeed & meridian.log.v1.GroupFeed.$Shape} GroupFeed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GroupFeed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.GroupFeed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                message.gseq = reader.fixed64();
                                message._gseq = "gseq";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                message.prevGseq = reader.fixed64();
                                message._prevGseq = "prevGseq";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                message.mseq = reader.fixed64();
                                message._mseq = "mseq";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.homeRegion = reader.fixed32();
                                message._homeRegion = "homeRegion";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.homePart = reader.fixed32();
                                message._homePart = "homePart";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 5)
                                    break;
                                message.zone = reader.fixed32();
                                message._zone = "zone";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 5)
                                    break;
                                message.subjectRegion = reader.fixed32();
                                message._subjectRegion = "subjectRegion";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 5)
                                    break;
                                message.subjectPart = reader.fixed32();
                                message._subjectPart = "subjectPart";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 5)
                                    break;
                                message.authorRegion = reader.fixed32();
                                message._authorRegion = "authorRegion";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.group = reader.bytes();
                                message._group = "group";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.groupState = $root.meridian.log.v1.GroupState.decode(reader, reader.size(), $undefined, _depth + 1, message.groupState);
                                message._groupState = "groupState";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 5)
                                    break;
                                message.authorPart = reader.fixed32();
                                message._authorPart = "authorPart";
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.denial = reader.bytes();
                                message._denial = "denial";
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.row = reader.bytes();
                                message._row = "row";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a GroupFeed message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.GroupFeed
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.GroupFeed} GroupFeed
                 */
                GroupFeed.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.GroupFeed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.GroupFeed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.GroupFeed();
                    if (object.gseq != null)
                        if ($util.Long)
                            message.gseq = $util.Long.fromValue(object.gseq, true);
                        else if (typeof object.gseq === "string")
                            message.gseq = $parseInt(object.gseq, 10);
                        else if (typeof object.gseq === "number")
                            message.gseq = object.gseq;
                        else if (typeof object.gseq === "object")
                            message.gseq = new $util.LongBits(object.gseq.low >>> 0, object.gseq.high >>> 0).toNumber(true);
                    if (object.prevGseq != null)
                        if ($util.Long)
                            message.prevGseq = $util.Long.fromValue(object.prevGseq, true);
                        else if (typeof object.prevGseq === "string")
                            message.prevGseq = $parseInt(object.prevGseq, 10);
                        else if (typeof object.prevGseq === "number")
                            message.prevGseq = object.prevGseq;
                        else if (typeof object.prevGseq === "object")
                            message.prevGseq = new $util.LongBits(object.prevGseq.low >>> 0, object.prevGseq.high >>> 0).toNumber(true);
                    if (object.mseq != null)
                        if ($util.Long)
                            message.mseq = $util.Long.fromValue(object.mseq, true);
                        else if (typeof object.mseq === "string")
                            message.mseq = $parseInt(object.mseq, 10);
                        else if (typeof object.mseq === "number")
                            message.mseq = object.mseq;
                        else if (typeof object.mseq === "object")
                            message.mseq = new $util.LongBits(object.mseq.low >>> 0, object.mseq.high >>> 0).toNumber(true);
                    if (object.homeRegion != null)
                        message.homeRegion = object.homeRegion >>> 0;
                    if (object.homePart != null)
                        message.homePart = object.homePart >>> 0;
                    if (object.zone != null)
                        message.zone = object.zone >>> 0;
                    if (object.subjectRegion != null)
                        message.subjectRegion = object.subjectRegion >>> 0;
                    if (object.subjectPart != null)
                        message.subjectPart = object.subjectPart >>> 0;
                    if (object.authorRegion != null)
                        message.authorRegion = object.authorRegion >>> 0;
                    if (object.group != null)
                        if (typeof object.group === "string")
                            $util.base64.decode(object.group, message.group = $util.newBuffer($util.base64.length(object.group)), 0);
                        else if (object.group.length >= 0)
                            message.group = object.group;
                    if (object.groupState != null) {
                        if (!$util.isObject(object.groupState))
                            throw $TypeError(".meridian.log.v1.GroupFeed.groupState: object expected");
                        message.groupState = $root.meridian.log.v1.GroupState.fromObject(object.groupState, _depth + 1);
                    }
                    if (object.authorPart != null)
                        message.authorPart = object.authorPart >>> 0;
                    if (object.denial != null)
                        if (typeof object.denial === "string")
                            $util.base64.decode(object.denial, message.denial = $util.newBuffer($util.base64.length(object.denial)), 0);
                        else if (object.denial.length >= 0)
                            message.denial = object.denial;
                    if (object.row != null)
                        if (typeof object.row === "string")
                            $util.base64.decode(object.row, message.row = $util.newBuffer($util.base64.length(object.row)), 0);
                        else if (object.row.length >= 0)
                            message.row = object.row;
                    return message;
                };

                /**
                 * Creates a plain object from a GroupFeed message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.GroupFeed
                 * @static
                 * @param {meridian.log.v1.GroupFeed} message GroupFeed
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                GroupFeed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.gseq != null && $Object.hasOwnProperty.call(message, "gseq"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.gseq = typeof message.gseq === "number" ? $BigInt(message.gseq) : $util.Long.fromBits(message.gseq.low >>> 0, message.gseq.high >>> 0, true).toBigInt();
                        else if (typeof message.gseq === "number")
                            object.gseq = options.longs === $String ? $String(message.gseq) : message.gseq;
                        else
                            object.gseq = options.longs === $String ? $util.Long.prototype.toString.call(message.gseq) : options.longs === $Number ? new $util.LongBits(message.gseq.low >>> 0, message.gseq.high >>> 0).toNumber(true) : message.gseq;
                    if (message.prevGseq != null && $Object.hasOwnProperty.call(message, "prevGseq"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.prevGseq = typeof message.prevGseq === "number" ? $BigInt(message.prevGseq) : $util.Long.fromBits(message.prevGseq.low >>> 0, message.prevGseq.high >>> 0, true).toBigInt();
                        else if (typeof message.prevGseq === "number")
                            object.prevGseq = options.longs === $String ? $String(message.prevGseq) : message.prevGseq;
                        else
                            object.prevGseq = options.longs === $String ? $util.Long.prototype.toString.call(message.prevGseq) : options.longs === $Number ? new $util.LongBits(message.prevGseq.low >>> 0, message.prevGseq.high >>> 0).toNumber(true) : message.prevGseq;
                    if (message.mseq != null && $Object.hasOwnProperty.call(message, "mseq"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.mseq = typeof message.mseq === "number" ? $BigInt(message.mseq) : $util.Long.fromBits(message.mseq.low >>> 0, message.mseq.high >>> 0, true).toBigInt();
                        else if (typeof message.mseq === "number")
                            object.mseq = options.longs === $String ? $String(message.mseq) : message.mseq;
                        else
                            object.mseq = options.longs === $String ? $util.Long.prototype.toString.call(message.mseq) : options.longs === $Number ? new $util.LongBits(message.mseq.low >>> 0, message.mseq.high >>> 0).toNumber(true) : message.mseq;
                    if (message.homeRegion != null && $Object.hasOwnProperty.call(message, "homeRegion"))
                        object.homeRegion = message.homeRegion;
                    if (message.homePart != null && $Object.hasOwnProperty.call(message, "homePart"))
                        object.homePart = message.homePart;
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                        object.zone = message.zone;
                    if (message.subjectRegion != null && $Object.hasOwnProperty.call(message, "subjectRegion"))
                        object.subjectRegion = message.subjectRegion;
                    if (message.subjectPart != null && $Object.hasOwnProperty.call(message, "subjectPart"))
                        object.subjectPart = message.subjectPart;
                    if (message.authorRegion != null && $Object.hasOwnProperty.call(message, "authorRegion"))
                        object.authorRegion = message.authorRegion;
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                        object.group = options.bytes === $String ? $util.base64.encode(message.group, 0, message.group.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.group) : message.group;
                    if (message.groupState != null && $Object.hasOwnProperty.call(message, "groupState"))
                        object.groupState = $root.meridian.log.v1.GroupState.toObject(message.groupState, options, _depth + 1);
                    if (message.authorPart != null && $Object.hasOwnProperty.call(message, "authorPart"))
                        object.authorPart = message.authorPart;
                    if (message.denial != null && $Object.hasOwnProperty.call(message, "denial"))
                        object.denial = options.bytes === $String ? $util.base64.encode(message.denial, 0, message.denial.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.denial) : message.denial;
                    if (message.row != null && $Object.hasOwnProperty.call(message, "row"))
                        object.row = options.bytes === $String ? $util.base64.encode(message.row, 0, message.row.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.row) : message.row;
                    return object;
                };

                /**
                 * Converts this GroupFeed to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.GroupFeed
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                GroupFeed.prototype.toJSON = function() {
                    return GroupFeed.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for GroupFeed
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.GroupFeed
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                GroupFeed.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.GroupFeed";
                };

                return GroupFeed;
            })();

            v1.GroupState = (function() {

                /**
                 * Properties of a GroupState.
                 * @typedef {Object} meridian.log.v1.GroupState.$Properties
                 * @property {string|null} [name] GroupState name
                 * @property {number|null} [avatarColor] GroupState avatarColor
                 * @property {boolean|null} [open] GroupState open
                 * @property {Uint8Array|null} [owner] GroupState owner
                 * @property {Array.<Uint8Array>|null} [admins] GroupState admins
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GroupState.
                 * @memberof meridian.log.v1
                 * @interface IGroupState
                 * @augments meridian.log.v1.GroupState.$Properties
                 * @deprecated Use meridian.log.v1.GroupState.$Properties instead.
                 */

                /**
                 * Shape of a GroupState.
                 * @typedef {meridian.log.v1.GroupState.$Properties} meridian.log.v1.GroupState.$Shape
                 */

                /**
                 * Constructs a new GroupState.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a GroupState.
                 * @constructor
                 * @param {meridian.log.v1.GroupState.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GroupState = function (properties) {
                    this.admins = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GroupState name.
                 * @member {string|null|undefined} name
                 * @memberof meridian.log.v1.GroupState
                 * @instance
                 */
                GroupState.prototype.name = null;

                /**
                 * GroupState avatarColor.
                 * @member {number|null|undefined} avatarColor
                 * @memberof meridian.log.v1.GroupState
                 * @instance
                 */
                GroupState.prototype.avatarColor = null;

                /**
                 * GroupState open.
                 * @member {boolean|null|undefined} open
                 * @memberof meridian.log.v1.GroupState
                 * @instance
                 */
                GroupState.prototype.open = null;

                /**
                 * GroupState owner.
                 * @member {Uint8Array|null|undefined} owner
                 * @memberof meridian.log.v1.GroupState
                 * @instance
                 */
                GroupState.prototype.owner = null;

                /**
                 * GroupState admins.
                 * @member {Array.<Uint8Array>} admins
                 * @memberof meridian.log.v1.GroupState
                 * @instance
                 */
                GroupState.prototype.admins = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupState.prototype, "_name", {
                    get: $util.oneOfGetter($oneOfFields = ["name"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupState.prototype, "_avatarColor", {
                    get: $util.oneOfGetter($oneOfFields = ["avatarColor"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupState.prototype, "_open", {
                    get: $util.oneOfGetter($oneOfFields = ["open"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupState.prototype, "_owner", {
                    get: $util.oneOfGetter($oneOfFields = ["owner"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new GroupState instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.GroupState
                 * @static
                 * @param {meridian.log.v1.GroupState.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.GroupState} GroupState instance
                 * @type {{
                 *   (properties: meridian.log.v1.GroupState.$Shape): meridian.log.v1.GroupState & meridian.log.v1.GroupState.$Shape;
                 *   (properties?: meridian.log.v1.GroupState.$Properties): meridian.log.v1.GroupState;
                 * }}
                 */
                GroupState.create = function(properties) {
                    return new GroupState(properties);
                };

                /**
                 * Encodes the specified GroupState message. Does not implicitly {@link meridian.log.v1.GroupState.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.GroupState
                 * @static
                 * @param {meridian.log.v1.GroupState} message GroupState message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GroupState.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.avatarColor);
                    if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.open);
                    if (message.owner != null && $Object.hasOwnProperty.call(message, "owner"))
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.owner);
                    if (message.admins != null && message.admins.length)
                        for (let i = 0; i < message.admins.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.admins[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GroupState message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.GroupState
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.GroupState & meridian.log.v1.GroupState.$Shape} GroupState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GroupState.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.GroupState();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.name = reader.stringVerify();
                                message._name = "name";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.avatarColor = reader.fixed32();
                                message._avatarColor = "avatarColor";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.open = reader.bool();
                                message._open = "open";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.owner = reader.bytes();
                                message._owner = "owner";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.admins && message.admins.length))
                                    message.admins = [];
                                message.admins.push(reader.bytes());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a GroupState message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.GroupState
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.GroupState} GroupState
                 */
                GroupState.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.GroupState)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.GroupState: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.GroupState();
                    if (object.name != null)
                        message.name = $String(object.name);
                    if (object.avatarColor != null)
                        message.avatarColor = object.avatarColor >>> 0;
                    if (object.open != null)
                        message.open = $Boolean(object.open);
                    if (object.owner != null)
                        if (typeof object.owner === "string")
                            $util.base64.decode(object.owner, message.owner = $util.newBuffer($util.base64.length(object.owner)), 0);
                        else if (object.owner.length >= 0)
                            message.owner = object.owner;
                    if (object.admins) {
                        if (!$Array.isArray(object.admins))
                            throw $TypeError(".meridian.log.v1.GroupState.admins: array expected");
                        message.admins = $Array(object.admins.length);
                        for (let i = 0; i < object.admins.length; ++i)
                            if (typeof object.admins[i] === "string")
                                $util.base64.decode(object.admins[i], message.admins[i] = $util.newBuffer($util.base64.length(object.admins[i])), 0);
                            else if (object.admins[i].length >= 0)
                                message.admins[i] = object.admins[i];
                    }
                    return message;
                };

                /**
                 * Creates a plain object from a GroupState message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.GroupState
                 * @static
                 * @param {meridian.log.v1.GroupState} message GroupState
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                GroupState.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.admins = [];
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.avatarColor != null && $Object.hasOwnProperty.call(message, "avatarColor"))
                        object.avatarColor = message.avatarColor;
                    if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                        object.open = message.open;
                    if (message.owner != null && $Object.hasOwnProperty.call(message, "owner"))
                        object.owner = options.bytes === $String ? $util.base64.encode(message.owner, 0, message.owner.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.owner) : message.owner;
                    if (message.admins && message.admins.length) {
                        object.admins = $Array(message.admins.length);
                        for (let j = 0; j < message.admins.length; ++j)
                            object.admins[j] = options.bytes === $String ? $util.base64.encode(message.admins[j], 0, message.admins[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.admins[j]) : message.admins[j];
                    }
                    return object;
                };

                /**
                 * Converts this GroupState to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.GroupState
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                GroupState.prototype.toJSON = function() {
                    return GroupState.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for GroupState
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.GroupState
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                GroupState.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.GroupState";
                };

                return GroupState;
            })();

            v1.GroupRepair = (function() {

                /**
                 * Properties of a GroupRepair.
                 * @typedef {Object} meridian.log.v1.GroupRepair.$Properties
                 * @property {Uint8Array|null} [group] GroupRepair group
                 * @property {number|Long|null} [after] GroupRepair after
                 * @property {number|null} [region] GroupRepair region
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GroupRepair.
                 * @memberof meridian.log.v1
                 * @interface IGroupRepair
                 * @augments meridian.log.v1.GroupRepair.$Properties
                 * @deprecated Use meridian.log.v1.GroupRepair.$Properties instead.
                 */

                /**
                 * Shape of a GroupRepair.
                 * @typedef {meridian.log.v1.GroupRepair.$Properties} meridian.log.v1.GroupRepair.$Shape
                 */

                /**
                 * Constructs a new GroupRepair.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a GroupRepair.
                 * @constructor
                 * @param {meridian.log.v1.GroupRepair.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GroupRepair = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GroupRepair group.
                 * @member {Uint8Array|null|undefined} group
                 * @memberof meridian.log.v1.GroupRepair
                 * @instance
                 */
                GroupRepair.prototype.group = null;

                /**
                 * GroupRepair after.
                 * @member {number|Long|null|undefined} after
                 * @memberof meridian.log.v1.GroupRepair
                 * @instance
                 */
                GroupRepair.prototype.after = null;

                /**
                 * GroupRepair region.
                 * @member {number|null|undefined} region
                 * @memberof meridian.log.v1.GroupRepair
                 * @instance
                 */
                GroupRepair.prototype.region = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupRepair.prototype, "_group", {
                    get: $util.oneOfGetter($oneOfFields = ["group"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupRepair.prototype, "_after", {
                    get: $util.oneOfGetter($oneOfFields = ["after"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(GroupRepair.prototype, "_region", {
                    get: $util.oneOfGetter($oneOfFields = ["region"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new GroupRepair instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.GroupRepair
                 * @static
                 * @param {meridian.log.v1.GroupRepair.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.GroupRepair} GroupRepair instance
                 * @type {{
                 *   (properties: meridian.log.v1.GroupRepair.$Shape): meridian.log.v1.GroupRepair & meridian.log.v1.GroupRepair.$Shape;
                 *   (properties?: meridian.log.v1.GroupRepair.$Properties): meridian.log.v1.GroupRepair;
                 * }}
                 */
                GroupRepair.create = function(properties) {
                    return new GroupRepair(properties);
                };

                /**
                 * Encodes the specified GroupRepair message. Does not implicitly {@link meridian.log.v1.GroupRepair.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.GroupRepair
                 * @static
                 * @param {meridian.log.v1.GroupRepair} message GroupRepair message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GroupRepair.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.group);
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                        writer.uint32(/* id 2, wireType 1 =*/17).fixed64(message.after);
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.region);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GroupRepair message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.GroupRepair
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.GroupRepair & meridian.log.v1.GroupRepair.$Shape} GroupRepair
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GroupRepair.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.GroupRepair();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.group = reader.bytes();
                                message._group = "group";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                message.after = reader.fixed64();
                                message._after = "after";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.region = reader.fixed32();
                                message._region = "region";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a GroupRepair message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.GroupRepair
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.GroupRepair} GroupRepair
                 */
                GroupRepair.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.GroupRepair)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.GroupRepair: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.GroupRepair();
                    if (object.group != null)
                        if (typeof object.group === "string")
                            $util.base64.decode(object.group, message.group = $util.newBuffer($util.base64.length(object.group)), 0);
                        else if (object.group.length >= 0)
                            message.group = object.group;
                    if (object.after != null)
                        if ($util.Long)
                            message.after = $util.Long.fromValue(object.after, true);
                        else if (typeof object.after === "string")
                            message.after = $parseInt(object.after, 10);
                        else if (typeof object.after === "number")
                            message.after = object.after;
                        else if (typeof object.after === "object")
                            message.after = new $util.LongBits(object.after.low >>> 0, object.after.high >>> 0).toNumber(true);
                    if (object.region != null)
                        message.region = object.region >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a GroupRepair message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.GroupRepair
                 * @static
                 * @param {meridian.log.v1.GroupRepair} message GroupRepair
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                GroupRepair.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                        object.group = options.bytes === $String ? $util.base64.encode(message.group, 0, message.group.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.group) : message.group;
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.after = typeof message.after === "number" ? $BigInt(message.after) : $util.Long.fromBits(message.after.low >>> 0, message.after.high >>> 0, true).toBigInt();
                        else if (typeof message.after === "number")
                            object.after = options.longs === $String ? $String(message.after) : message.after;
                        else
                            object.after = options.longs === $String ? $util.Long.prototype.toString.call(message.after) : options.longs === $Number ? new $util.LongBits(message.after.low >>> 0, message.after.high >>> 0).toNumber(true) : message.after;
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        object.region = message.region;
                    return object;
                };

                /**
                 * Converts this GroupRepair to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.GroupRepair
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                GroupRepair.prototype.toJSON = function() {
                    return GroupRepair.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for GroupRepair
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.GroupRepair
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                GroupRepair.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.GroupRepair";
                };

                return GroupRepair;
            })();

            v1.Tick = (function() {

                /**
                 * Properties of a Tick.
                 * @typedef {Object} meridian.log.v1.Tick.$Properties
                 * @property {number|Long|null} [number] Tick number
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Tick.
                 * @memberof meridian.log.v1
                 * @interface ITick
                 * @augments meridian.log.v1.Tick.$Properties
                 * @deprecated Use meridian.log.v1.Tick.$Properties instead.
                 */

                /**
                 * Shape of a Tick.
                 * @typedef {meridian.log.v1.Tick.$Properties} meridian.log.v1.Tick.$Shape
                 */

                /**
                 * Constructs a new Tick.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Tick.
                 * @constructor
                 * @param {meridian.log.v1.Tick.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Tick = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Tick number.
                 * @member {number|Long|null|undefined} number
                 * @memberof meridian.log.v1.Tick
                 * @instance
                 */
                Tick.prototype.number = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Tick.prototype, "_number", {
                    get: $util.oneOfGetter($oneOfFields = ["number"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Tick instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Tick
                 * @static
                 * @param {meridian.log.v1.Tick.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Tick} Tick instance
                 * @type {{
                 *   (properties: meridian.log.v1.Tick.$Shape): meridian.log.v1.Tick & meridian.log.v1.Tick.$Shape;
                 *   (properties?: meridian.log.v1.Tick.$Properties): meridian.log.v1.Tick;
                 * }}
                 */
                Tick.create = function(properties) {
                    return new Tick(properties);
                };

                /**
                 * Encodes the specified Tick message. Does not implicitly {@link meridian.log.v1.Tick.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Tick
                 * @static
                 * @param {meridian.log.v1.Tick} message Tick message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Tick.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.number);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Tick message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Tick
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Tick & meridian.log.v1.Tick.$Shape} Tick
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Tick.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Tick();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                message.number = reader.fixed64();
                                message._number = "number";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Tick message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Tick
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Tick} Tick
                 */
                Tick.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Tick)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Tick: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Tick();
                    if (object.number != null)
                        if ($util.Long)
                            message.number = $util.Long.fromValue(object.number, true);
                        else if (typeof object.number === "string")
                            message.number = $parseInt(object.number, 10);
                        else if (typeof object.number === "number")
                            message.number = object.number;
                        else if (typeof object.number === "object")
                            message.number = new $util.LongBits(object.number.low >>> 0, object.number.high >>> 0).toNumber(true);
                    return message;
                };

                /**
                 * Creates a plain object from a Tick message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Tick
                 * @static
                 * @param {meridian.log.v1.Tick} message Tick
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Tick.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.number = typeof message.number === "number" ? $BigInt(message.number) : $util.Long.fromBits(message.number.low >>> 0, message.number.high >>> 0, true).toBigInt();
                        else if (typeof message.number === "number")
                            object.number = options.longs === $String ? $String(message.number) : message.number;
                        else
                            object.number = options.longs === $String ? $util.Long.prototype.toString.call(message.number) : options.longs === $Number ? new $util.LongBits(message.number.low >>> 0, message.number.high >>> 0).toNumber(true) : message.number;
                    return object;
                };

                /**
                 * Converts this Tick to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Tick
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Tick.prototype.toJSON = function() {
                    return Tick.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Tick
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Tick
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Tick.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Tick";
                };

                return Tick;
            })();

            v1.Lane = (function() {

                /**
                 * Properties of a Lane.
                 * @typedef {Object} meridian.log.v1.Lane.$Properties
                 * @property {number|Long|null} [counter] Lane counter
                 * @property {number|null} [policyVersion] Lane policyVersion
                 * @property {number|null} [authorRegion] Lane authorRegion
                 * @property {number|null} [authorZone] Lane authorZone
                 * @property {number|null} [toTopic] Lane toTopic
                 * @property {number|null} [toPart] Lane toPart
                 * @property {number|null} [recordKind] Lane recordKind
                 * @property {number|Long|null} [at] Lane at
                 * @property {string|null} [dataClass] Lane dataClass
                 * @property {Uint8Array|null} [payload] Lane payload
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Lane.
                 * @memberof meridian.log.v1
                 * @interface ILane
                 * @augments meridian.log.v1.Lane.$Properties
                 * @deprecated Use meridian.log.v1.Lane.$Properties instead.
                 */

                /**
                 * Shape of a Lane.
                 * @typedef {meridian.log.v1.Lane.$Properties} meridian.log.v1.Lane.$Shape
                 */

                /**
                 * Constructs a new Lane.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Lane.
                 * @constructor
                 * @param {meridian.log.v1.Lane.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Lane = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Lane counter.
                 * @member {number|Long|null|undefined} counter
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.counter = null;

                /**
                 * Lane policyVersion.
                 * @member {number|null|undefined} policyVersion
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.policyVersion = null;

                /**
                 * Lane authorRegion.
                 * @member {number|null|undefined} authorRegion
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.authorRegion = null;

                /**
                 * Lane authorZone.
                 * @member {number|null|undefined} authorZone
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.authorZone = null;

                /**
                 * Lane toTopic.
                 * @member {number|null|undefined} toTopic
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.toTopic = null;

                /**
                 * Lane toPart.
                 * @member {number|null|undefined} toPart
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.toPart = null;

                /**
                 * Lane recordKind.
                 * @member {number|null|undefined} recordKind
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.recordKind = null;

                /**
                 * Lane at.
                 * @member {number|Long|null|undefined} at
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.at = null;

                /**
                 * Lane dataClass.
                 * @member {string|null|undefined} dataClass
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.dataClass = null;

                /**
                 * Lane payload.
                 * @member {Uint8Array|null|undefined} payload
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 */
                Lane.prototype.payload = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_counter", {
                    get: $util.oneOfGetter($oneOfFields = ["counter"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_policyVersion", {
                    get: $util.oneOfGetter($oneOfFields = ["policyVersion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_authorRegion", {
                    get: $util.oneOfGetter($oneOfFields = ["authorRegion"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_authorZone", {
                    get: $util.oneOfGetter($oneOfFields = ["authorZone"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_toTopic", {
                    get: $util.oneOfGetter($oneOfFields = ["toTopic"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_toPart", {
                    get: $util.oneOfGetter($oneOfFields = ["toPart"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_recordKind", {
                    get: $util.oneOfGetter($oneOfFields = ["recordKind"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_at", {
                    get: $util.oneOfGetter($oneOfFields = ["at"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_dataClass", {
                    get: $util.oneOfGetter($oneOfFields = ["dataClass"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Lane.prototype, "_payload", {
                    get: $util.oneOfGetter($oneOfFields = ["payload"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Lane instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Lane
                 * @static
                 * @param {meridian.log.v1.Lane.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Lane} Lane instance
                 * @type {{
                 *   (properties: meridian.log.v1.Lane.$Shape): meridian.log.v1.Lane & meridian.log.v1.Lane.$Shape;
                 *   (properties?: meridian.log.v1.Lane.$Properties): meridian.log.v1.Lane;
                 * }}
                 */
                Lane.create = function(properties) {
                    return new Lane(properties);
                };

                /**
                 * Encodes the specified Lane message. Does not implicitly {@link meridian.log.v1.Lane.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Lane
                 * @static
                 * @param {meridian.log.v1.Lane} message Lane message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Lane.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                        writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.counter);
                    if (message.policyVersion != null && $Object.hasOwnProperty.call(message, "policyVersion"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.policyVersion);
                    if (message.authorRegion != null && $Object.hasOwnProperty.call(message, "authorRegion"))
                        writer.uint32(/* id 3, wireType 5 =*/29).fixed32(message.authorRegion);
                    if (message.authorZone != null && $Object.hasOwnProperty.call(message, "authorZone"))
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.authorZone);
                    if (message.toTopic != null && $Object.hasOwnProperty.call(message, "toTopic"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.toTopic);
                    if (message.toPart != null && $Object.hasOwnProperty.call(message, "toPart"))
                        writer.uint32(/* id 6, wireType 5 =*/53).fixed32(message.toPart);
                    if (message.recordKind != null && $Object.hasOwnProperty.call(message, "recordKind"))
                        writer.uint32(/* id 7, wireType 5 =*/61).fixed32(message.recordKind);
                    if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                        writer.uint32(/* id 8, wireType 1 =*/65).fixed64(message.at);
                    if (message.dataClass != null && $Object.hasOwnProperty.call(message, "dataClass"))
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.dataClass);
                    if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                        writer.uint32(/* id 31, wireType 2 =*/250).bytes(message.payload);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Lane message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Lane
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Lane & meridian.log.v1.Lane.$Shape} Lane
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Lane.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Lane();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 1)
                                    break;
                                message.counter = reader.fixed64();
                                message._counter = "counter";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.policyVersion = reader.fixed32();
                                message._policyVersion = "policyVersion";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 5)
                                    break;
                                message.authorRegion = reader.fixed32();
                                message._authorRegion = "authorRegion";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                message.authorZone = reader.fixed32();
                                message._authorZone = "authorZone";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.toTopic = reader.fixed32();
                                message._toTopic = "toTopic";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 5)
                                    break;
                                message.toPart = reader.fixed32();
                                message._toPart = "toPart";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 5)
                                    break;
                                message.recordKind = reader.fixed32();
                                message._recordKind = "recordKind";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 1)
                                    break;
                                message.at = reader.fixed64();
                                message._at = "at";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.dataClass = reader.stringVerify();
                                message._dataClass = "dataClass";
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.payload = reader.bytes();
                                message._payload = "payload";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Lane message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Lane
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Lane} Lane
                 */
                Lane.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Lane)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Lane: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Lane();
                    if (object.counter != null)
                        if ($util.Long)
                            message.counter = $util.Long.fromValue(object.counter, true);
                        else if (typeof object.counter === "string")
                            message.counter = $parseInt(object.counter, 10);
                        else if (typeof object.counter === "number")
                            message.counter = object.counter;
                        else if (typeof object.counter === "object")
                            message.counter = new $util.LongBits(object.counter.low >>> 0, object.counter.high >>> 0).toNumber(true);
                    if (object.policyVersion != null)
                        message.policyVersion = object.policyVersion >>> 0;
                    if (object.authorRegion != null)
                        message.authorRegion = object.authorRegion >>> 0;
                    if (object.authorZone != null)
                        message.authorZone = object.authorZone >>> 0;
                    if (object.toTopic != null)
                        message.toTopic = object.toTopic >>> 0;
                    if (object.toPart != null)
                        message.toPart = object.toPart >>> 0;
                    if (object.recordKind != null)
                        message.recordKind = object.recordKind >>> 0;
                    if (object.at != null)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                    if (object.dataClass != null)
                        message.dataClass = $String(object.dataClass);
                    if (object.payload != null)
                        if (typeof object.payload === "string")
                            $util.base64.decode(object.payload, message.payload = $util.newBuffer($util.base64.length(object.payload)), 0);
                        else if (object.payload.length >= 0)
                            message.payload = object.payload;
                    return message;
                };

                /**
                 * Creates a plain object from a Lane message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Lane
                 * @static
                 * @param {meridian.log.v1.Lane} message Lane
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Lane.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.counter = typeof message.counter === "number" ? $BigInt(message.counter) : $util.Long.fromBits(message.counter.low >>> 0, message.counter.high >>> 0, true).toBigInt();
                        else if (typeof message.counter === "number")
                            object.counter = options.longs === $String ? $String(message.counter) : message.counter;
                        else
                            object.counter = options.longs === $String ? $util.Long.prototype.toString.call(message.counter) : options.longs === $Number ? new $util.LongBits(message.counter.low >>> 0, message.counter.high >>> 0).toNumber(true) : message.counter;
                    if (message.policyVersion != null && $Object.hasOwnProperty.call(message, "policyVersion"))
                        object.policyVersion = message.policyVersion;
                    if (message.authorRegion != null && $Object.hasOwnProperty.call(message, "authorRegion"))
                        object.authorRegion = message.authorRegion;
                    if (message.authorZone != null && $Object.hasOwnProperty.call(message, "authorZone"))
                        object.authorZone = message.authorZone;
                    if (message.toTopic != null && $Object.hasOwnProperty.call(message, "toTopic"))
                        object.toTopic = message.toTopic;
                    if (message.toPart != null && $Object.hasOwnProperty.call(message, "toPart"))
                        object.toPart = message.toPart;
                    if (message.recordKind != null && $Object.hasOwnProperty.call(message, "recordKind"))
                        object.recordKind = message.recordKind;
                    if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                        else if (typeof message.at === "number")
                            object.at = options.longs === $String ? $String(message.at) : message.at;
                        else
                            object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                    if (message.dataClass != null && $Object.hasOwnProperty.call(message, "dataClass"))
                        object.dataClass = message.dataClass;
                    if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                        object.payload = options.bytes === $String ? $util.base64.encode(message.payload, 0, message.payload.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payload) : message.payload;
                    return object;
                };

                /**
                 * Converts this Lane to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Lane
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Lane.prototype.toJSON = function() {
                    return Lane.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Lane
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Lane
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Lane.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Lane";
                };

                return Lane;
            })();

            v1.Canary = (function() {

                /**
                 * Properties of a Canary.
                 * @typedef {Object} meridian.log.v1.Canary.$Properties
                 * @property {string|null} [topic] Canary topic
                 * @property {number|null} [partition] Canary partition
                 * @property {number|Long|null} [counter] Canary counter
                 * @property {number|Long|null} [at] Canary at
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Canary.
                 * @memberof meridian.log.v1
                 * @interface ICanary
                 * @augments meridian.log.v1.Canary.$Properties
                 * @deprecated Use meridian.log.v1.Canary.$Properties instead.
                 */

                /**
                 * Shape of a Canary.
                 * @typedef {meridian.log.v1.Canary.$Properties} meridian.log.v1.Canary.$Shape
                 */

                /**
                 * Constructs a new Canary.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a Canary.
                 * @constructor
                 * @param {meridian.log.v1.Canary.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Canary = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Canary topic.
                 * @member {string|null|undefined} topic
                 * @memberof meridian.log.v1.Canary
                 * @instance
                 */
                Canary.prototype.topic = null;

                /**
                 * Canary partition.
                 * @member {number|null|undefined} partition
                 * @memberof meridian.log.v1.Canary
                 * @instance
                 */
                Canary.prototype.partition = null;

                /**
                 * Canary counter.
                 * @member {number|Long|null|undefined} counter
                 * @memberof meridian.log.v1.Canary
                 * @instance
                 */
                Canary.prototype.counter = null;

                /**
                 * Canary at.
                 * @member {number|Long|null|undefined} at
                 * @memberof meridian.log.v1.Canary
                 * @instance
                 */
                Canary.prototype.at = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Canary.prototype, "_topic", {
                    get: $util.oneOfGetter($oneOfFields = ["topic"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Canary.prototype, "_partition", {
                    get: $util.oneOfGetter($oneOfFields = ["partition"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Canary.prototype, "_counter", {
                    get: $util.oneOfGetter($oneOfFields = ["counter"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Canary.prototype, "_at", {
                    get: $util.oneOfGetter($oneOfFields = ["at"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Canary instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.Canary
                 * @static
                 * @param {meridian.log.v1.Canary.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.Canary} Canary instance
                 * @type {{
                 *   (properties: meridian.log.v1.Canary.$Shape): meridian.log.v1.Canary & meridian.log.v1.Canary.$Shape;
                 *   (properties?: meridian.log.v1.Canary.$Properties): meridian.log.v1.Canary;
                 * }}
                 */
                Canary.create = function(properties) {
                    return new Canary(properties);
                };

                /**
                 * Encodes the specified Canary message. Does not implicitly {@link meridian.log.v1.Canary.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.Canary
                 * @static
                 * @param {meridian.log.v1.Canary} message Canary message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Canary.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.partition);
                    if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                        writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.counter);
                    if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                        writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.at);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Canary message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.Canary
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Canary & meridian.log.v1.Canary.$Shape} Canary
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Canary.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.Canary();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.topic = reader.stringVerify();
                                message._topic = "topic";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.partition = reader.fixed32();
                                message._partition = "partition";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                message.counter = reader.fixed64();
                                message._counter = "counter";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                message.at = reader.fixed64();
                                message._at = "at";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a Canary message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.Canary
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.Canary} Canary
                 */
                Canary.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.Canary)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.Canary: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.Canary();
                    if (object.topic != null)
                        message.topic = $String(object.topic);
                    if (object.partition != null)
                        message.partition = object.partition >>> 0;
                    if (object.counter != null)
                        if ($util.Long)
                            message.counter = $util.Long.fromValue(object.counter, true);
                        else if (typeof object.counter === "string")
                            message.counter = $parseInt(object.counter, 10);
                        else if (typeof object.counter === "number")
                            message.counter = object.counter;
                        else if (typeof object.counter === "object")
                            message.counter = new $util.LongBits(object.counter.low >>> 0, object.counter.high >>> 0).toNumber(true);
                    if (object.at != null)
                        if ($util.Long)
                            message.at = $util.Long.fromValue(object.at, true);
                        else if (typeof object.at === "string")
                            message.at = $parseInt(object.at, 10);
                        else if (typeof object.at === "number")
                            message.at = object.at;
                        else if (typeof object.at === "object")
                            message.at = new $util.LongBits(object.at.low >>> 0, object.at.high >>> 0).toNumber(true);
                    return message;
                };

                /**
                 * Creates a plain object from a Canary message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.Canary
                 * @static
                 * @param {meridian.log.v1.Canary} message Canary
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                Canary.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                        object.topic = message.topic;
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                        object.partition = message.partition;
                    if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.counter = typeof message.counter === "number" ? $BigInt(message.counter) : $util.Long.fromBits(message.counter.low >>> 0, message.counter.high >>> 0, true).toBigInt();
                        else if (typeof message.counter === "number")
                            object.counter = options.longs === $String ? $String(message.counter) : message.counter;
                        else
                            object.counter = options.longs === $String ? $util.Long.prototype.toString.call(message.counter) : options.longs === $Number ? new $util.LongBits(message.counter.low >>> 0, message.counter.high >>> 0).toNumber(true) : message.counter;
                    if (message.at != null && $Object.hasOwnProperty.call(message, "at"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.at = typeof message.at === "number" ? $BigInt(message.at) : $util.Long.fromBits(message.at.low >>> 0, message.at.high >>> 0, true).toBigInt();
                        else if (typeof message.at === "number")
                            object.at = options.longs === $String ? $String(message.at) : message.at;
                        else
                            object.at = options.longs === $String ? $util.Long.prototype.toString.call(message.at) : options.longs === $Number ? new $util.LongBits(message.at.low >>> 0, message.at.high >>> 0).toNumber(true) : message.at;
                    return object;
                };

                /**
                 * Converts this Canary to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.Canary
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                Canary.prototype.toJSON = function() {
                    return Canary.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for Canary
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.Canary
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                Canary.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.Canary";
                };

                return Canary;
            })();

            v1.LaneGap = (function() {

                /**
                 * Properties of a LaneGap.
                 * @typedef {Object} meridian.log.v1.LaneGap.$Properties
                 * @property {string|null} [topic] LaneGap topic
                 * @property {number|null} [partition] LaneGap partition
                 * @property {number|Long|null} [first] LaneGap first
                 * @property {number|Long|null} [last] LaneGap last
                 * @property {number|null} [region] LaneGap region
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LaneGap.
                 * @memberof meridian.log.v1
                 * @interface ILaneGap
                 * @augments meridian.log.v1.LaneGap.$Properties
                 * @deprecated Use meridian.log.v1.LaneGap.$Properties instead.
                 */

                /**
                 * Shape of a LaneGap.
                 * @typedef {meridian.log.v1.LaneGap.$Properties} meridian.log.v1.LaneGap.$Shape
                 */

                /**
                 * Constructs a new LaneGap.
                 * @memberof meridian.log.v1
                 * @classdesc Represents a LaneGap.
                 * @constructor
                 * @param {meridian.log.v1.LaneGap.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LaneGap = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LaneGap topic.
                 * @member {string|null|undefined} topic
                 * @memberof meridian.log.v1.LaneGap
                 * @instance
                 */
                LaneGap.prototype.topic = null;

                /**
                 * LaneGap partition.
                 * @member {number|null|undefined} partition
                 * @memberof meridian.log.v1.LaneGap
                 * @instance
                 */
                LaneGap.prototype.partition = null;

                /**
                 * LaneGap first.
                 * @member {number|Long|null|undefined} first
                 * @memberof meridian.log.v1.LaneGap
                 * @instance
                 */
                LaneGap.prototype.first = null;

                /**
                 * LaneGap last.
                 * @member {number|Long|null|undefined} last
                 * @memberof meridian.log.v1.LaneGap
                 * @instance
                 */
                LaneGap.prototype.last = null;

                /**
                 * LaneGap region.
                 * @member {number|null|undefined} region
                 * @memberof meridian.log.v1.LaneGap
                 * @instance
                 */
                LaneGap.prototype.region = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LaneGap.prototype, "_topic", {
                    get: $util.oneOfGetter($oneOfFields = ["topic"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LaneGap.prototype, "_partition", {
                    get: $util.oneOfGetter($oneOfFields = ["partition"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LaneGap.prototype, "_first", {
                    get: $util.oneOfGetter($oneOfFields = ["first"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LaneGap.prototype, "_last", {
                    get: $util.oneOfGetter($oneOfFields = ["last"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LaneGap.prototype, "_region", {
                    get: $util.oneOfGetter($oneOfFields = ["region"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new LaneGap instance using the specified properties.
                 * @function create
                 * @memberof meridian.log.v1.LaneGap
                 * @static
                 * @param {meridian.log.v1.LaneGap.$Properties=} [properties] Properties to set
                 * @returns {meridian.log.v1.LaneGap} LaneGap instance
                 * @type {{
                 *   (properties: meridian.log.v1.LaneGap.$Shape): meridian.log.v1.LaneGap & meridian.log.v1.LaneGap.$Shape;
                 *   (properties?: meridian.log.v1.LaneGap.$Properties): meridian.log.v1.LaneGap;
                 * }}
                 */
                LaneGap.create = function(properties) {
                    return new LaneGap(properties);
                };

                /**
                 * Encodes the specified LaneGap message. Does not implicitly {@link meridian.log.v1.LaneGap.verify|verify} messages.
                 * @function encode
                 * @memberof meridian.log.v1.LaneGap
                 * @static
                 * @param {meridian.log.v1.LaneGap} message LaneGap message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LaneGap.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.partition);
                    if (message.first != null && $Object.hasOwnProperty.call(message, "first"))
                        writer.uint32(/* id 3, wireType 1 =*/25).fixed64(message.first);
                    if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                        writer.uint32(/* id 4, wireType 1 =*/33).fixed64(message.last);
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        writer.uint32(/* id 5, wireType 5 =*/45).fixed32(message.region);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LaneGap message from the specified reader or buffer.
                 * @function decode
                 * @memberof meridian.log.v1.LaneGap
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {meridian.log.v1.LaneGap & meridian.log.v1.LaneGap.$Shape} LaneGap
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LaneGap.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.meridian.log.v1.LaneGap();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.topic = reader.stringVerify();
                                message._topic = "topic";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                message.partition = reader.fixed32();
                                message._partition = "partition";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                message.first = reader.fixed64();
                                message._first = "first";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                message.last = reader.fixed64();
                                message._last = "last";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 5)
                                    break;
                                message.region = reader.fixed32();
                                message._region = "region";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Creates a LaneGap message from a plain object. Also converts values to their respective internal types.
                 * @function fromObject
                 * @memberof meridian.log.v1.LaneGap
                 * @static
                 * @param {Object.<string,*>} object Plain object
                 * @returns {meridian.log.v1.LaneGap} LaneGap
                 */
                LaneGap.fromObject = function (object, _depth) {
                    if (object instanceof $root.meridian.log.v1.LaneGap)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".meridian.log.v1.LaneGap: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.meridian.log.v1.LaneGap();
                    if (object.topic != null)
                        message.topic = $String(object.topic);
                    if (object.partition != null)
                        message.partition = object.partition >>> 0;
                    if (object.first != null)
                        if ($util.Long)
                            message.first = $util.Long.fromValue(object.first, true);
                        else if (typeof object.first === "string")
                            message.first = $parseInt(object.first, 10);
                        else if (typeof object.first === "number")
                            message.first = object.first;
                        else if (typeof object.first === "object")
                            message.first = new $util.LongBits(object.first.low >>> 0, object.first.high >>> 0).toNumber(true);
                    if (object.last != null)
                        if ($util.Long)
                            message.last = $util.Long.fromValue(object.last, true);
                        else if (typeof object.last === "string")
                            message.last = $parseInt(object.last, 10);
                        else if (typeof object.last === "number")
                            message.last = object.last;
                        else if (typeof object.last === "object")
                            message.last = new $util.LongBits(object.last.low >>> 0, object.last.high >>> 0).toNumber(true);
                    if (object.region != null)
                        message.region = object.region >>> 0;
                    return message;
                };

                /**
                 * Creates a plain object from a LaneGap message. Also converts values to other types if specified.
                 * @function toObject
                 * @memberof meridian.log.v1.LaneGap
                 * @static
                 * @param {meridian.log.v1.LaneGap} message LaneGap
                 * @param {$protobuf.IConversionOptions} [options] Conversion options
                 * @returns {Object.<string,*>} Plain object
                 */
                LaneGap.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                        object.topic = message.topic;
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                        object.partition = message.partition;
                    if (message.first != null && $Object.hasOwnProperty.call(message, "first"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.first = typeof message.first === "number" ? $BigInt(message.first) : $util.Long.fromBits(message.first.low >>> 0, message.first.high >>> 0, true).toBigInt();
                        else if (typeof message.first === "number")
                            object.first = options.longs === $String ? $String(message.first) : message.first;
                        else
                            object.first = options.longs === $String ? $util.Long.prototype.toString.call(message.first) : options.longs === $Number ? new $util.LongBits(message.first.low >>> 0, message.first.high >>> 0).toNumber(true) : message.first;
                    if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.last = typeof message.last === "number" ? $BigInt(message.last) : $util.Long.fromBits(message.last.low >>> 0, message.last.high >>> 0, true).toBigInt();
                        else if (typeof message.last === "number")
                            object.last = options.longs === $String ? $String(message.last) : message.last;
                        else
                            object.last = options.longs === $String ? $util.Long.prototype.toString.call(message.last) : options.longs === $Number ? new $util.LongBits(message.last.low >>> 0, message.last.high >>> 0).toNumber(true) : message.last;
                    if (message.region != null && $Object.hasOwnProperty.call(message, "region"))
                        object.region = message.region;
                    return object;
                };

                /**
                 * Converts this LaneGap to JSON.
                 * @function toJSON
                 * @memberof meridian.log.v1.LaneGap
                 * @instance
                 * @returns {Object.<string,*>} JSON object
                 */
                LaneGap.prototype.toJSON = function() {
                    return LaneGap.toObject(this, $protobuf.util.toJSONOptions);
                };

                /**
                 * Gets the type url for LaneGap
                 * @function getTypeUrl
                 * @memberof meridian.log.v1.LaneGap
                 * @static
                 * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns {string} The type url
                 */
                LaneGap.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/meridian.log.v1.LaneGap";
                };

                return LaneGap;
            })();

            return v1;
        })();

        return log;
    })();

    return meridian;
})();

export {
  $root as default
};
